package io.nethood.smb.file.store.memory;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, in pages. A page exists once something was written to it, and is as long as needed, in steps of
 * {@link #UNIT_BYTES}; what lies between and behind reads as zeros. Not thread-safe: the file's lock guards it.
 */
final class Content {
    /** Allocation unit of a store, that of NTFS. */
    static final int UNIT_BYTES = 4096;

    /** Largest file: that of NTFS with this unit. */
    static final long MOST_BYTES = (16L << 40) - 64 * 1024L;

    private static final int PAGE_BYTES = 64 * 1024;

    private final Room room;
    private final TreeMap<Long, byte[]> pages = new TreeMap<>();
    private long size;
    private long pageBytes;
    private long reserved;

    Content(Room room) {
        this.room = room;
    }

    long size() {
        return size;
    }

    long allocated() {
        return Math.max(pageBytes, reserved);
    }

    int read(ByteBuf into, int most, long position) {
        int wanted = Math.clamp(size - position, 0, most);
        for (int done = 0; done < wanted; ) {
            int inPage = inPage(position + done);
            int part = Math.min(wanted - done, PAGE_BYTES - inPage);
            byte @Nullable [] page = pages.get(pageOf(position + done));
            int kept = page == null ? 0 : Math.clamp(page.length - inPage, 0, part);
            if (page != null && kept > 0) {
                into.writeBytes(page, inPage, kept);
            }
            into.writeZero(part - kept);
            done += part;
        }
        return wanted;
    }

    /** Writes all of it or, when there is no room, nothing. */
    void write(ByteBuf from, long position) throws FileRefusal {
        int length = from.readableBytes();
        if (length == 0) {
            return;
        }
        if (position > MOST_BYTES - length) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        grow(position, position + length);
        for (int done = 0; done < length; ) {
            int inPage = inPage(position + done);
            int part = Math.min(length - done, PAGE_BYTES - inPage);
            byte[] page = pages.get(pageOf(position + done));
            from.getBytes(from.readerIndex() + done, page, inPage, part);
            done += part;
        }
        size = Math.max(size, position + length);
    }

    /** Makes the pages that hold the bytes from {@code start} to before {@code end}. */
    private void grow(long start, long end) throws FileRefusal {
        long more = 0;
        for (long page = pageOf(start); page <= pageOf(end - 1); page++) {
            more += Math.max(0, neededOf(page, end) - lengthOf(page));
        }
        allocate(pageBytes + more, reserved);
        for (long page = pageOf(start); page <= pageOf(end - 1); page++) {
            int needed = neededOf(page, end);
            byte @Nullable [] present = pages.get(page);
            if (present == null) {
                pages.put(page, new byte[needed]);
            } else if (present.length < needed) {
                pages.put(page, Arrays.copyOf(present, needed));
            }
        }
    }

    void setSize(long newSize) throws FileRefusal {
        if (newSize > MOST_BYTES) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        if (newSize < size) {
            cut(newSize);
        }
        size = newSize;
    }

    private void cut(long newSize) throws FileRefusal {
        long last = pageOf(newSize);
        int inLast = inPage(newSize);
        NavigableMap<Long, byte[]> behind = pages.tailMap(last, true);
        long gone = behind.values().stream().mapToLong(page -> page.length).sum();
        byte @Nullable [] page = pages.get(last);
        behind.clear();
        if (inLast > 0 && page != null) {
            byte[] shorter = Arrays.copyOf(page, Math.min(page.length, units(inLast)));
            Arrays.fill(shorter, Math.min(inLast, shorter.length), shorter.length, (byte) 0);
            pages.put(last, shorter);
            gone -= shorter.length;
        }
        allocate(pageBytes - gone, Math.min(reserved, unitsOf(newSize)));
    }

    void reserve(long bytes) throws FileRefusal {
        if (bytes > MOST_BYTES) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        allocate(pageBytes, Math.max(reserved, unitsOf(bytes)));
    }

    /** Gives back all room. */
    void drop() {
        room.giveBack(allocated());
        pages.clear();
        size = 0;
        pageBytes = 0;
        reserved = 0;
    }

    private void allocate(long newPageBytes, long newReserved) throws FileRefusal {
        room.take(Math.max(newPageBytes, newReserved) - allocated());
        pageBytes = newPageBytes;
        reserved = newReserved;
    }

    private int lengthOf(long page) {
        byte @Nullable [] present = pages.get(page);
        return present == null ? 0 : present.length;
    }

    /** How long a page has to be so that it holds what lies in it before {@code end}. */
    private static int neededOf(long page, long end) {
        return page == pageOf(end) ? units(inPage(end)) : PAGE_BYTES;
    }

    private static long pageOf(long position) {
        return position / PAGE_BYTES;
    }

    private static int inPage(long position) {
        return (int) (position % PAGE_BYTES);
    }

    private static int units(int bytes) {
        return (int) unitsOf(bytes);
    }

    private static long unitsOf(long bytes) {
        return (bytes + UNIT_BYTES - 1) / UNIT_BYTES * UNIT_BYTES;
    }
}

package io.nethood.smb.file;

import io.nethood.smb.file.lock.Oplock;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The bytes of one open file: reading and writing as its rights, its byte-range locks and the oplocks of others let it, and
 * what of that shows in the file's times. Used like the {@link OpenFile} it belongs to.
 */
public final class FileContent {
    /** Longest file: what a signed 64-bit offset can say, less the room of one write. */
    private static final long MOST_BYTES = Long.MAX_VALUE - 0xFF_FFFF;

    private static final int ZEROS_AT_ONCE = 0x1_0000;

    private final OpenFile open;
    private final StoreFile file;
    private final ContentNews news;
    private boolean wrote;
    private boolean unseen;

    FileContent(OpenFile open, StoreFile file) {
        this.open = open;
        this.file = file;
        this.news = new ContentNews(open);
    }

    /** Whether bytes were written of which the file's times tell nothing yet. */
    boolean isUnseen() {
        return unseen;
    }

    /** The open is closed, under the entry's lock. */
    void close() {
        news.close();
    }

    /**
     * Reads into {@code into} from its writer index on.
     *
     * @param pid the process that reads, for the byte-range locks
     * @param execute whether the right to execute is enough
     * @return bytes read; 0 at the end of the file
     */
    public int read(ByteBuf into, int most, long at, int pid, boolean execute) throws FileRefusal {
        checkReadable(at, execute);
        open.locks().checkRead(pid, at, most);
        int count = file.read(into, most, at);
        open.place().read(at + count);
        return count;
    }

    /**
     * As {@link #read} without ever waiting: an event loop may ask.
     *
     * @throws WouldBlock when there is something to wait for; nothing was read then
     */
    public int readNow(ByteBuf into, int most, long at, int pid, boolean execute) throws FileRefusal, WouldBlock {
        checkReadable(at, execute);
        open.locks().checkReadNow(pid, at, most);
        int count = file.readNow(into, most, at);
        open.place().read(at + count);
        return count;
    }

    private void checkReadable(long at, boolean execute) throws FileRefusal {
        open.requireFile();
        open.require(execute ? FileAccess.READ_DATA | FileAccess.EXECUTE : FileAccess.READ_DATA);
        if (at < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
    }

    /** Writes all of {@code from}; returns how many bytes that were. */
    public int write(ByteBuf from, long at, int pid) throws FileRefusal {
        open.requireFile();
        int count = from.readableBytes();
        if ((open.granted() & FileAccess.WRITE_DATA) == 0) {
            open.require(FileAccess.APPEND_DATA);
            if (at < file.attributes().size()) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
        }
        if (at < 0 || at > MOST_BYTES - count) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if (count == 0) {
            return 0;
        }
        open.locks().checkWrite(pid, at, count);
        aboutToWrite();
        file.write(from, at);
        unseen = true;
        news.written();
        if (open.request().has(CreateOptions.WRITE_THROUGH)) {
            file.sync();
        }
        open.place().wrote(at + count);
        return count;
    }

    /** The first write through this open starts the clock of the write time, and ends what others keep of the content. */
    private void aboutToWrite() throws FileRefusal {
        open.entry().lock();
        try {
            breakForChange();
            if (!wrote) {
                StoreAttributes before = file.attributes();
                open.entry().times().writing(before, open.volume().now());
                news.size(before.size());
                wrote = true;
            }
        } finally {
            open.entry().unlock();
        }
    }

    /** Sets the end of file. */
    public void setSize(long size, int pid) throws FileRefusal {
        open.requireFile();
        open.require(FileAccess.WRITE_DATA);
        if (size < 0 || size > MOST_BYTES) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        StoreAttributes before = file.attributes();
        open.locks().checkWrite(pid, Math.min(size, before.size()), Math.abs(size - before.size()));
        open.entry().lock();
        try {
            breakForChange();
            file.setSize(size);
            open.entry().reserved(0);
            open.entry().times().resized(before, open.volume().now());
            wrote = true;
            unseen = false;
        } finally {
            open.entry().unlock();
        }
        news.resized(size);
    }

    /**
     * Makes zeros of what is between two offsets, as far as the file goes ([MS-FSCC] 2.3.71).
     *
     * @param beyondFinalZero the offset behind the last zero
     */
    public void zero(long offset, long beyondFinalZero, int pid) throws FileRefusal {
        open.requireFile();
        open.require(FileAccess.WRITE_DATA);
        if (offset < 0 || beyondFinalZero < offset) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        long end = Math.min(beyondFinalZero, file.attributes().size());
        if (offset >= end) {
            return;
        }
        open.locks().checkWrite(pid, offset, end - offset);
        aboutToWrite();
        ByteBuf zeros = Unpooled.wrappedBuffer(new byte[(int) Math.min(ZEROS_AT_ONCE, end - offset)]);
        for (long at = offset; at < end; at += ZEROS_AT_ONCE) {
            file.write(zeros.slice(0, (int) Math.min(ZEROS_AT_ONCE, end - at)), at);
        }
        unseen = true;
        news.written();
    }

    /** Reserves room; less than the content cuts it ([MS-FSCC] 2.4.4). */
    public void allocate(long bytes, int pid) throws FileRefusal {
        open.requireFile();
        open.require(FileAccess.WRITE_DATA);
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        StoreAttributes before = file.attributes();
        if (bytes < before.size()) {
            setSize(bytes, pid);
            return;
        }
        open.entry().lock();
        try {
            breakForChange();
            file.reserve(bytes);
            open.entry().reserved(bytes);
            open.entry().times().resized(before, open.volume().now());
            wrote = true;
            unseen = false;
        } finally {
            open.entry().unlock();
        }
    }

    /** Returns when what was written is as safe as {@code durability} of the volume asks for. */
    public void flush() throws FileRefusal {
        if (!open.isDirectory()) {
            open.require(FileAccess.CHANGES_CONTENT);
        }
        open.volume().durability().flush(file);
    }

    /** Its content is about to change: what others have kept of it is no longer right. */
    private void breakForChange() {
        FileOplocks.carryOut(
                open.entry(),
                open.entry().oplock().use(open, Oplock.Use.CHANGE, open.volume().elapsedNanos()));
    }
}

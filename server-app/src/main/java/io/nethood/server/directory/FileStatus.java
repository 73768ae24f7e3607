package io.nethood.server.directory;

import java.nio.ByteBuffer;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.wire.FileTime;

/**
 * The kernel's {@code struct statx} at {@link Scratch#STRUCT}:
 *
 * <pre>
 *  0x00  u32  which fields are there      0x40  last access
 *  0x10  u32  links                       0x50  birth
 *  0x1C  u16  kind and mode               0x60  last change of anything
 *  0x20  u64  inode                       0x70  last change of the content; each i64 seconds, u32 nanoseconds
 *  0x28  u64  size in bytes               0x88  u32  device, major
 *  0x30  u64  blocks of 512 bytes         0x8C  u32  device, minor
 * </pre>
 */
final class FileStatus {
    private static final int STATX_BASIC_STATS = 0x7FF;
    private static final int STATX_BTIME = 0x800;

    /** What is asked for. */
    static final int MASK = STATX_BASIC_STATS | STATX_BTIME;

    private static final int ACCESSED = 0x40;
    private static final int BORN = 0x50;
    private static final int CHANGED = 0x60;
    private static final int WRITTEN = 0x70;

    private static final int S_IFMT = 0xF000;
    private static final int S_IFDIR = 0x4000;
    private static final int S_IFREG = 0x8000;

    private static final int BLOCK_BYTES = 512;
    private static final int NANOS_PER_STEP = 100;

    private FileStatus() {}

    /** Whether it is a file or a directory: nothing else is in a store. */
    static boolean isShown(Scratch scratch) {
        return kind(scratch) == S_IFDIR || kind(scratch) == S_IFREG;
    }

    static boolean isDirectory(Scratch scratch) {
        return kind(scratch) == S_IFDIR;
    }

    static FileKey key(Scratch scratch) {
        return new FileKey(device(scratch), inode(scratch));
    }

    static long device(Scratch scratch) {
        return Integer.toUnsignedLong(u32(scratch, 0x88)) << 32 | Integer.toUnsignedLong(u32(scratch, 0x8C));
    }

    static long inode(Scratch scratch) {
        return i64(scratch, 0x20);
    }

    /** Nanoseconds since 1970 of the last change of anything; what it cannot express comes out as something else. */
    static long changedNanos(Scratch scratch) {
        return i64(scratch, CHANGED) * 1_000_000_000 + u32(scratch, CHANGED + 8);
    }

    static StoreAttributes attributes(Scratch scratch, DosValue dos) {
        boolean directory = isDirectory(scratch);
        int links = u32(scratch, 0x10);
        return new StoreAttributes(
                key(scratch),
                directory,
                dos.attributes(),
                directory ? 0 : i64(scratch, 0x28),
                directory ? 0 : i64(scratch, 0x30) * BLOCK_BYTES,
                dos.created() == 0 ? born(scratch) : dos.created(),
                time(scratch, ACCESSED),
                time(scratch, WRITTEN),
                time(scratch, CHANGED),
                directory ? Math.min(links, 1) : links);
    }

    private static long born(Scratch scratch) {
        if ((u32(scratch, 0) & STATX_BTIME) != 0) {
            return time(scratch, BORN);
        }
        return Math.min(time(scratch, ACCESSED), Math.min(time(scratch, WRITTEN), time(scratch, CHANGED)));
    }

    private static long time(Scratch scratch, int offset) {
        return FileTime.ofEpochSecond(i64(scratch, offset)) + u32(scratch, offset + 8) / NANOS_PER_STEP;
    }

    private static int kind(Scratch scratch) {
        return struct(scratch).getShort(Scratch.STRUCT + 0x1C) & S_IFMT;
    }

    private static int u32(Scratch scratch, int offset) {
        return struct(scratch).getInt(Scratch.STRUCT + offset);
    }

    private static long i64(Scratch scratch, int offset) {
        return struct(scratch).getLong(Scratch.STRUCT + offset);
    }

    private static ByteBuffer struct(Scratch scratch) {
        return scratch.memory();
    }
}

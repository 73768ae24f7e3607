package io.nethood.server.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;

/**
 * Native memory for the arguments and answers of system calls: taken, used by one thread, given back by closing. It has one
 * place for each thing, so that nothing is allocated.
 */
final class Scratch implements AutoCloseable {
    /** PATH_MAX with the NUL. */
    private static final int MOST_PATH_BYTES = 4096;

    private static final int NAME_BYTES = 256;
    private static final int STRUCT_BYTES = 256;

    /** The value that {@link DosValues} keeps, with room to see that there is more. */
    static final int DOS_VALUE_BYTES = 64;

    static final int PATH = 0;
    static final int NAME = PATH + MOST_PATH_BYTES;
    static final int SECOND_NAME = NAME + NAME_BYTES;
    static final int OPEN_HOW = SECOND_NAME + NAME_BYTES;
    static final int STRUCT = OPEN_HOW + STRUCT_BYTES;
    static final int DOS_NAME = STRUCT + STRUCT_BYTES;
    static final int DOS_VALUE = DOS_NAME + NAME_BYTES;
    static final int DATA = DOS_VALUE + DOS_VALUE_BYTES;

    /** Room at {@link #DATA}: XATTR_SIZE_MAX, the largest value of an extended attribute. */
    static final int DATA_BYTES = 64 * 1024;

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(DATA + DATA_BYTES).order(ByteOrder.nativeOrder());
    private final long address = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    private final Pool pool;

    private Scratch(Pool pool) {
        this.pool = pool;
        text(DOS_NAME, DosValues.NAME);
    }

    ByteBuffer memory() {
        return memory;
    }

    long address(int place) {
        return address + place;
    }

    /** Writes all names with slashes between, {@code .} for the root; where it stands. */
    long path(StorePath path) throws FileRefusal {
        List<String> names = path.names();
        int at = PATH;
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                memory.put(at++, (byte) '/');
            }
            // The longest name and a slash or NUL must still fit.
            if (at + NAME_BYTES > PATH + MOST_PATH_BYTES) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
            }
            at += putName(at, names.get(i), i == names.size() - 1);
        }
        if (at == PATH) {
            memory.put(at++, (byte) '.');
        }
        memory.put(at, (byte) 0);
        return address(PATH);
    }

    /** Writes the last name of a path to {@link #NAME} or {@link #SECOND_NAME}, {@code .} for the root; where it stands. */
    long name(int place, StorePath path) throws FileRefusal {
        int length = putName(place, path.isRoot() ? "." : path.name(), true);
        memory.put(place + length, (byte) 0);
        return address(place);
    }

    /** Writes a text and a NUL to {@code place}; where it stands. */
    long text(int place, byte[]... parts) {
        int at = place;
        for (byte[] part : parts) {
            memory.put(at, part);
            at += part.length;
        }
        memory.put(at, (byte) 0);
        return address(place);
    }

    private int putName(int at, String name, boolean last) throws FileRefusal {
        int length = name.length();
        boolean plain = length <= StoreNames.MOST_BYTES;
        for (int i = 0; plain && i < length; i++) {
            char c = name.charAt(i);
            plain = c < 0x80 && c != 0;
            memory.put(at + i, (byte) c);
        }
        if (plain) {
            return length;
        }
        try {
            byte[] encoded = StoreNames.encode(name);
            memory.put(at, encoded);
            return encoded.length;
        } catch (FileRefusal e) {
            throw last ? e : new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
        }
    }

    /**
     * The name of {@code length} bytes at {@code place}; empty when no path of a store can have it, since it is not UTF-8 or
     * has a backslash.
     */
    String decodeName(int place, int length) {
        byte[] bytes = new byte[length];
        memory.get(place, bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        boolean malformed = name.indexOf('\ufffd') >= 0 && !Arrays.equals(name.getBytes(StandardCharsets.UTF_8), bytes);
        return malformed || name.indexOf('\\') >= 0 ? "" : name;
    }

    @Override
    public void close() {
        pool.free.offer(this);
    }

    /** Memory that is not in use. Virtual threads are many, those inside a system call few: it keeps what those need. */
    static final class Pool {
        private static final int MOST_KEPT = 64;

        private final Queue<Scratch> free = new ArrayBlockingQueue<>(MOST_KEPT);

        Scratch take() {
            Scratch scratch = free.poll();
            return scratch == null ? new Scratch(this) : scratch;
        }
    }
}

package io.nethood.smb.file.store.memory;

import java.util.concurrent.atomic.AtomicLong;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** The room of a store, given out in pages. Safe for any number of threads. */
final class MemoryPages {
    static final int BYTES = 0x1_0000;

    private final long capacity;
    private final AtomicLong free;

    MemoryPages(long capacityBytes) {
        this.capacity = capacityBytes;
        this.free = new AtomicLong(capacityBytes);
    }

    long capacity() {
        return capacity;
    }

    long free() {
        return free.get();
    }

    /** A page of zeros; DISK_FULL when there is no room for it. */
    byte[] take() throws FileRefusal {
        if (free.addAndGet(-BYTES) < 0) {
            free.addAndGet(BYTES);
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        return new byte[BYTES];
    }

    void giveBack(int pages) {
        free.addAndGet((long) pages * BYTES);
    }
}

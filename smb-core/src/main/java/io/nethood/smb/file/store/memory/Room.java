package io.nethood.smb.file.store.memory;

import java.util.concurrent.atomic.AtomicLong;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** How much a store may keep, and how much it does. */
final class Room {
    private final long total;
    private final AtomicLong taken = new AtomicLong();

    Room(long total) {
        this.total = total;
    }

    /** Takes {@code bytes}, or gives them back when negative; DISK_FULL, and nothing taken, when there are not as many. */
    void take(long bytes) throws FileRefusal {
        if (bytes <= 0) {
            giveBack(-bytes);
            return;
        }
        long now = taken.addAndGet(bytes);
        if (now > total || now < 0) {
            giveBack(bytes);
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long total() {
        return total;
    }

    long free() {
        return total - taken.get();
    }
}

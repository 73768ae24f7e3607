package io.nethood.smb.file;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreFile;

/** When what was written is safe from the end of the machine. */
public enum Durability {
    /** When the system finds time: FLUSH returns at once. */
    NONE,
    /** When FLUSH returns. */
    FLUSH,
    /** When a close returns, too. */
    CLOSE;

    void flush(StoreFile file) throws FileRefusal {
        if (this != NONE) {
            file.sync();
        }
    }
}

package io.nethood.smb.file;

import io.nethood.smb.file.store.StorePath;

/** Hears of everything that changes in a volume, in the order in which it happened. Safe for any number of threads. */
final class ChangeNotifier {
    void added(StorePath path, boolean directory) {}

    void removed(StorePath path, boolean directory) {}

    void renamed(StorePath from, StorePath to, boolean directory) {}

    /** @param kinds {@link ChangeFilter} */
    void modified(StorePath path, int kinds) {}
}

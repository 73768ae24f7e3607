package io.nethood.smb.file;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.NtStatus;

/** The changes in a directory, as one open of it is told of them ([MS-FSA] 2.1.5.11). */
public record DirectoryChanges(OpenFile directory) {

    /**
     * Asks for the next changes. The first request says for all which are meant.
     *
     * @param filter {@link ChangeFilter}; bits that mean nothing are not minded
     * @param tree whether changes in directories below are meant, too
     * @param mostBytes room that the client has for the answer
     */
    public ChangeRequest request(int filter, boolean tree, int mostBytes) throws FileRefusal {
        if (!directory.isDirectory()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if ((directory.granted() & FileAccess.READ_DATA) == 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        StreamEntry entry = directory.entry();
        entry.lock();
        try {
            if (entry.deletePending()) {
                throw new FileRefusal(NtStatus.DELETE_PENDING);
            }
            return directory.volume().changes().request(directory, filter, tree, mostBytes);
        } finally {
            entry.unlock();
        }
    }

    /** The client waits for {@code request} no longer. */
    public void withdraw(ChangeRequest request) {
        directory.volume().changes().withdraw(directory, request);
    }
}

package io.nethood.smb.file;

import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.CaseTable;

/** Renaming an alternate stream: only within its file, and only to what is not open ([MS-FSA] 2.1.5.15.11). */
final class StreamRenaming {
    private StreamRenaming() {}

    static void rename(OpenFile open, SharePath to, boolean replace) throws FileRefusal {
        boolean sameFile =
                CaseTable.equalsIgnoreCase(to.file().toString(), open.path().toString());
        if (!(open.file() instanceof PropertyStream stream) || !sameFile) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if (!to.hasStream()) {
            // The file's own content is always there, and in use by the file.
            throw new FileRefusal(replace ? NtStatus.INVALID_PARAMETER : NtStatus.OBJECT_NAME_COLLISION);
        }
        Volume volume = open.volume();
        StreamEntry entry = open.entry();
        entry.lock();
        try {
            String from = stream.name();
            if (CaseTable.equalsIgnoreCase(from, to.stream())) {
                respell(stream, to.stream());
            } else {
                StreamKey key = new StreamKey(stream.attributes().key(), CaseTable.fold(to.stream()));
                makeRoom(stream, to.stream(), replace, volume.table().isOpen(key));
                if (!volume.table().rename(entry, key)) {
                    throw new FileRefusal(NtStatus.INVALID_PARAMETER);
                }
                stream.rename(to.stream());
            }
            for (OpenFile other : entry.opens()) {
                if (other.file() instanceof PropertyStream same) {
                    same.renamed(stream);
                }
            }
            volume.changes().streamRemoved(open.path(), from);
            volume.changes().streamAdded(open.path(), stream.name());
        } finally {
            entry.unlock();
        }
    }

    private static void respell(PropertyStream stream, String name) throws FileRefusal {
        if (!stream.name().equals(name)) {
            stream.rename(name);
        }
    }

    private static void makeRoom(PropertyStream stream, String name, boolean replace, boolean open) throws FileRefusal {
        PropertyStream taken = stream.sibling(name);
        if (taken == null) {
            return;
        }
        if (!replace) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        if (open) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        taken.remove();
    }
}

package io.nethood.smb.file;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.file.name.ShortNames;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.CaseTable;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a store, whose names have case, what a client names without minding it, or by its short name. A name in the
 * client's own spelling wins over one that differs in case, and that over a short name.
 */
final class NameLookup {

    /** What is behind a path. */
    sealed interface Found {
        /** A file or directory. */
        record Existing(StorePath path, StoreAttributes attributes) implements Found {}

        /** Nothing, but the directory in which it would be exists. */
        record Missing(StorePath directory, String name) implements Found {}
    }

    private final FileStore store;
    private final Charset codePage;

    NameLookup(FileStore store, Charset codePage) {
        this.store = store;
        this.codePage = codePage;
    }

    /**
     * What {@code names} lead to, from the root down.
     *
     * @throws FileRefusal OBJECT_PATH_NOT_FOUND when a directory on the way does not exist
     */
    Found find(List<String> names) throws FileRefusal {
        Found.Existing exact = attributes(new StorePath(names));
        if (exact != null) {
            return exact;
        }
        StorePath directory = StorePath.ROOT;
        for (String name : names.subList(0, names.size() - 1)) {
            directory = directoryIn(directory, name);
        }
        String last = names.getLast();
        String spelled = spelledIn(directory, last);
        if (spelled == null) {
            return new Found.Missing(directory, last);
        }
        StorePath path = directory.child(spelled);
        return new Found.Existing(path, store.attributes(path));
    }

    private StorePath directoryIn(StorePath parent, String name) throws FileRefusal {
        if (attributes(parent.child(name)) != null) {
            return parent.child(name);
        }
        String spelled = spelledIn(parent, name);
        if (spelled == null) {
            throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
        }
        return parent.child(spelled);
    }

    private Found.@Nullable Existing attributes(StorePath path) throws FileRefusal {
        try {
            return new Found.Existing(path, store.attributes(path));
        } catch (FileRefusal refusal) {
            if (refusal.status() == NtStatus.OBJECT_NAME_NOT_FOUND
                    || refusal.status() == NtStatus.OBJECT_PATH_NOT_FOUND) {
                return null;
            }
            throw refusal;
        }
    }

    /** How the store spells {@code name} in {@code directory}; null when it is not there. */
    private @Nullable String spelledIn(StorePath directory, String name) throws FileRefusal {
        if (ShortNames.looksLikeAlias(name)) {
            return byAlias(directory, name);
        }
        String[] found = new String[1];
        store.list(directory, (entry, attributes) -> {
            if (CaseTable.equalsIgnoreCase(entry, name) && (found[0] == null || entry.equals(name))) {
                found[0] = entry;
            }
        });
        return found[0];
    }

    private @Nullable String byAlias(StorePath directory, String name) throws FileRefusal {
        List<String> names = new ArrayList<>();
        store.list(directory, (entry, attributes) -> names.add(entry));
        for (String entry : names) {
            if (CaseTable.equalsIgnoreCase(entry, name)) {
                return entry;
            }
        }
        return ShortNames.of(names, codePage).nameOf(name).orElse(null);
    }
}

package io.nethood.smb.file;

import java.util.Optional;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.CaseTable;

/**
 * One open of a file, from its name to its handle ([MS-FSA] 2.1.5.1): what exists is checked against what is wanted, then
 * against the opens of others, and only then changed.
 */
final class FileOpening {
    /** How often a file may come or go under an open before it gives up. */
    private static final int MOST_RACES = 16;

    private final Volume volume;
    private final CreateParameters request;
    private final Opener opener;
    private final long nowNanos;

    FileOpening(Volume volume, CreateParameters request, Opener opener, long nowNanos) {
        this.volume = volume;
        this.request = request;
        this.opener = opener;
        this.nowNanos = nowNanos;
    }

    OpenFile open() throws FileRefusal, FileWait {
        checkOptions();
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<OpenFile> open = attempt();
            if (open.isPresent()) {
                return open.get();
            }
        }
        throw new FileRefusal(NtStatus.SHARING_VIOLATION);
    }

    /** Empty when the file came or went meanwhile. */
    private Optional<OpenFile> attempt() throws FileRefusal, FileWait {
        return switch (volume.lookup().find(request.path().names())) {
            case NameLookup.Found.Existing existing -> openExisting(existing);
            case NameLookup.Found.Missing missing -> createNew(missing);
        };
    }

    private void checkOptions() throws FileRefusal {
        FileProperties.checkNames(request.extendedAttributes());
        boolean directory = request.has(CreateOptions.DIRECTORY_FILE);
        // Only who asks for the right to wait may open to wait ([MS-FSA] 2.1.5.1); generic rights are not looked into.
        boolean mayNotWait = request.has(CreateOptions.SYNCHRONOUS) && (request.access() & FileAccess.SYNCHRONIZE) == 0;
        if ((request.options() & CreateOptions.INVALID) != 0
                || mayNotWait
                || (directory && request.has(CreateOptions.NON_DIRECTORY_FILE))
                || (directory && request.disposition().empties())) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if (request.has(CreateOptions.OPEN_BY_FILE_ID)) {
            throw new FileRefusal(NtStatus.NOT_SUPPORTED);
        }
        if (request.has(CreateOptions.DELETE_ON_CLOSE)
                && (request.access() & (FileAccess.DELETE | FileAccess.GENERIC_ALL | FileAccess.MAXIMUM_ALLOWED))
                        == 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if (directory && request.path().hasStream()) {
            throw new FileRefusal(NtStatus.NOT_A_DIRECTORY);
        }
    }

    // What exists

    private Optional<OpenFile> openExisting(NameLookup.Found.Existing existing) throws FileRefusal, FileWait {
        checkKind(existing.attributes());
        if (!request.disposition().takesExisting() && !request.path().hasStream()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        checkAttributes(existing.attributes());
        StoreFile file = volume.store().open(existing.path(), wantsToWrite(existing.attributes()));
        boolean kept = false;
        try {
            if (!file.attributes().key().equals(existing.attributes().key())) {
                return Optional.empty();
            }
            OpenFile open = openChecked(existing, file, granted(existing, file));
            kept = true;
            return Optional.of(open);
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private boolean wantsToWrite(StoreAttributes attributes) {
        int mayWrite = FileAccess.CHANGES_CONTENT | FileAccess.GENERIC_WRITE | FileAccess.GENERIC_ALL;
        boolean maximum = (request.access() & FileAccess.MAXIMUM_ALLOWED) != 0
                && !opener.readOnly()
                && (attributes.attributes() & FileAttributes.READONLY) == 0;
        boolean wants = maximum
                || (request.access() & mayWrite) != 0
                || request.disposition().empties();
        return wants && !attributes.directory() && !request.path().hasStream();
    }

    private OpenFile openChecked(NameLookup.Found.Existing existing, StoreFile file, int granted)
            throws FileRefusal, FileWait {
        StreamEntry entry = volume.table()
                .lock(
                        new StreamKey(existing.attributes().key(), CaseTable.fold(request.path().stream())),
                        volume.settings());
        try {
            if (entry.deletePending()) {
                throw new FileRefusal(NtStatus.DELETE_PENDING);
            }
            conflicts(entry).check(granted);
            return request.path().hasStream()
                    ? openStream(entry, existing.path(), file, granted)
                    : openContent(entry, existing, file, granted);
        } finally {
            volume.table().unlock(entry);
        }
    }

    private OpenConflicts conflicts(StreamEntry entry) {
        return new OpenConflicts(entry, request, opener, volume.settings().sharingViolationDelay(), nowNanos);
    }

    private void checkKind(StoreAttributes attributes) throws FileRefusal {
        if (request.path().hasStream()) {
            return;
        }
        if (attributes.directory() && request.has(CreateOptions.NON_DIRECTORY_FILE)) {
            throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
        }
        if (attributes.directory() && request.disposition().empties()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        if (!attributes.directory()
                && request.has(CreateOptions.DIRECTORY_FILE)
                && request.disposition().takesExisting()) {
            throw new FileRefusal(NtStatus.NOT_A_DIRECTORY);
        }
    }

    /** What the attributes alone forbid. */
    private void checkAttributes(StoreAttributes attributes) throws FileRefusal {
        boolean readOnly = isReadOnly(attributes);
        if (readOnly && request.has(CreateOptions.DELETE_ON_CLOSE)) {
            throw new FileRefusal(NtStatus.CANNOT_DELETE);
        }
        if (request.disposition().empties() && !request.path().hasStream()) {
            int kept = attributes.attributes() & (FileAttributes.HIDDEN | FileAttributes.SYSTEM);
            if (readOnly || (kept & ~request.attributes()) != 0) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
        }
    }

    private static boolean isReadOnly(StoreAttributes attributes) {
        return (attributes.attributes() & FileAttributes.READONLY) != 0 && !attributes.directory();
    }

    /** The rights of an open of what exists. */
    private int granted(NameLookup.Found.Existing existing, StoreFile file) throws FileRefusal {
        SecurityDescriptor descriptor =
                volume.security().of(file, existing.attributes().directory());
        int granted = volume.security().grant(existing.path(), descriptor, request, opener);
        if (!isReadOnly(existing.attributes()) || (granted & FileAccess.CHANGES_CONTENT) == 0) {
            return granted;
        }
        if ((request.access() & FileAccess.MAXIMUM_ALLOWED) == 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return granted & ~FileAccess.CHANGES_CONTENT;
    }

    private OpenFile openContent(StreamEntry entry, NameLookup.Found.Existing existing, StoreFile file, int granted)
            throws FileRefusal {
        CreateAction action = CreateAction.OPENED;
        if (request.disposition().empties()) {
            empty(entry, existing.path(), file);
            action = request.disposition() == CreateDisposition.SUPERSEDE
                    ? CreateAction.SUPERSEDED
                    : CreateAction.OVERWRITTEN;
        }
        return register(entry, existing.path(), file, existing.attributes().directory(), granted, action);
    }

    private void empty(StreamEntry entry, StorePath path, StoreFile file) throws FileRefusal {
        StoreAttributes before = file.attributes();
        file.setSize(0);
        entry.reserved(0);
        entry.times().resized(before, volume.now());
        file.change(StoreChange.ofAttributes(newAttributes(false)));
        FileProperties.removeAll(file);
        if (!request.extendedAttributes().isEmpty()) {
            FileProperties.setExtendedAttributes(file, request.extendedAttributes());
        }
        allocate(file);
        entry.reserved(request.allocation());
        volume.changes().modified(path, ChangeFilter.ATTRIBUTES | ChangeFilter.ofContent(true));
    }

    private OpenFile openStream(StreamEntry entry, StorePath path, StoreFile file, int granted) throws FileRefusal {
        PropertyStream stream = PropertyStream.find(file, request.path().stream());
        CreateAction action = CreateAction.OPENED;
        if (stream == null) {
            if (!request.disposition().creates()) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
            }
            stream = PropertyStream.create(file, request.path().stream());
            action = CreateAction.CREATED;
            volume.changes().streamAdded(path, stream.name());
        } else if (!request.disposition().takesExisting()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        } else if (request.disposition().empties()) {
            stream.setSize(0);
            volume.changes().streamModified(path, stream.name(), ChangeFilter.ofStreamContent(true));
            action = CreateAction.OVERWRITTEN;
        }
        return register(entry, path, stream, false, granted, action);
    }

    // What does not exist yet

    private Optional<OpenFile> createNew(NameLookup.Found.Missing missing) throws FileRefusal, FileWait {
        if (!request.disposition().creates()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
        }
        volume.requireFreeName(request.path());
        boolean directory = request.has(CreateOptions.DIRECTORY_FILE);
        SecurityDescriptor parent = volume.security().ofDirectory(missing.directory());
        int granted = volume.security().grantNew(parent, request, opener);
        StorePath path = missing.directory().child(missing.name());
        StoreFile file;
        try {
            file = volume.store().create(path, directory);
        } catch (FileRefusal refusal) {
            if (refusal.status() == NtStatus.OBJECT_NAME_COLLISION) {
                return Optional.empty();
            }
            throw refusal;
        }
        try {
            furnish(file, directory);
            volume.security().furnish(file, directory, parent, request, opener.token());
            return Optional.of(enterNew(path, file, directory, granted));
        } catch (FileRefusal refusal) {
            file.close();
            volume.store().delete(path);
            throw refusal;
        }
    }

    /** Gives a new file what belongs to it besides its content. */
    private void furnish(StoreFile file, boolean directory) throws FileRefusal {
        int attributes = newAttributes(directory);
        if ((attributes & FileAttributes.READONLY) != 0 && request.has(CreateOptions.DELETE_ON_CLOSE)) {
            throw new FileRefusal(NtStatus.CANNOT_DELETE);
        }
        if (!directory) {
            allocate(file);
        }
        if (attributes != (directory ? 0 : FileAttributes.ARCHIVE) || request.written() != 0) {
            file.change(new StoreChange(0, 0, request.written(), 0, attributes));
        }
        if (!request.extendedAttributes().isEmpty()) {
            FileProperties.setExtendedAttributes(file, request.extendedAttributes());
        }
    }

    /** To a DOS client the size it asks for is the size of the file; to NT it is room for it. */
    private void allocate(StoreFile file) throws FileRefusal {
        if (request.allocation() > 0 && request.dosMode() != null) {
            file.setSize(request.allocation());
        } else if (request.allocation() > 0) {
            file.reserve(request.allocation());
        }
    }

    private int newAttributes(boolean directory) {
        int wanted = request.attributes() & FileAttributes.SETTABLE;
        return directory ? wanted & ~FileAttributes.ARCHIVE : wanted | FileAttributes.ARCHIVE;
    }

    private OpenFile enterNew(StorePath path, StoreFile file, boolean directory, int granted) throws FileRefusal {
        StreamEntry entry = volume.table()
                .lock(
                        new StreamKey(file.attributes().key(), CaseTable.fold(request.path().stream())),
                        volume.settings());
        try {
            StoreFile content =
                    request.path().hasStream() ? PropertyStream.create(file, request.path().stream()) : file;
            entry.reserved(directory ? 0 : request.allocation());
            OpenFile open = register(entry, path, content, directory, granted, CreateAction.CREATED);
            volume.changes().added(path, directory);
            if (content instanceof PropertyStream stream) {
                volume.changes().streamAdded(path, stream.name());
            }
            return open;
        } finally {
            volume.table().unlock(entry);
        }
    }

    private OpenFile register(
            StreamEntry entry, StorePath path, StoreFile file, boolean directory, int granted, CreateAction action) {
        OpenFile open = new OpenFile(volume, entry, path, file, directory, request, opener, granted, action);
        conflicts(entry).passedOver().ifPresent(open::sharePositionOf);
        entry.opens().add(open);
        entry.shareModes().add(open, granted, request.share());
        if (!directory && volume.settings().oplocks()) {
            FileOplocks.grant(entry, open);
        }
        return open;
    }
}

package io.nethood.smb.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.nethood.smb.file.lock.OplockLevel;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.security.SecurityInformation;
import io.nethood.smb.security.Token;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.nethood.smb.wire.info.StreamInformation;
import org.jspecify.annotations.Nullable;

/**
 * One open of a file or directory. Used by the connection that opened it, one call at a time; what it shares with other
 * opens of the file stands in its {@link StreamEntry}. Each call checks the rights that the open was granted.
 */
public final class OpenFile {
    private final Volume volume;
    private final StreamEntry entry;
    private final StoreFile file;
    private final boolean directory;
    private final CreateParameters request;
    private final Opener opener;
    private final int granted;
    private final CreateAction action;
    private final FileLocks locks;
    private final FileContent content;
    private volatile StorePath path;
    private volatile OplockLevel oplock = OplockLevel.NONE;
    private boolean deleteOnClose;
    private boolean setsWritten;
    private boolean closed;
    private FilePosition position = new FilePosition();
    private int mode;

    OpenFile(
            Volume volume,
            StreamEntry entry,
            StorePath path,
            StoreFile file,
            boolean directory,
            CreateParameters request,
            Opener opener,
            int granted,
            CreateAction action) {
        this.volume = volume;
        this.entry = entry;
        this.path = path;
        this.file = file;
        this.directory = directory;
        this.request = request;
        this.opener = opener;
        this.granted = granted;
        this.action = action;
        this.locks = new FileLocks(this, entry);
        this.content = new FileContent(this, file);
        this.deleteOnClose = request.has(CreateOptions.DELETE_ON_CLOSE);
        this.mode = request.options() & CreateOptions.MODE;
    }

    // What it is

    public Volume volume() {
        return volume;
    }

    /** Where the file lies now; a rename moves it. */
    public StorePath path() {
        return path;
    }

    /** The path with the name of the stream, from the root of the share. */
    public String pathText() {
        return file instanceof PropertyStream stream ? path + ":" + stream.name() : path.toString();
    }

    public boolean isDirectory() {
        return directory;
    }

    /** What the open did. */
    public CreateAction action() {
        return action;
    }

    /** The rights it was granted, {@link FileAccess}. */
    public int granted() {
        return granted;
    }

    /** What others may do meanwhile. */
    public int share() {
        return request.share();
    }

    public OplockLevel oplock() {
        return oplock;
    }

    public CreateParameters request() {
        return request;
    }

    Opener opener() {
        return opener;
    }

    /** Who opened it, with what it has opened it for. */
    Token token() {
        return opener.tokenFor(request);
    }

    StreamEntry entry() {
        return entry;
    }

    StoreFile file() {
        return file;
    }

    /** Its bytes. */
    public FileContent content() {
        return content;
    }

    /** Its byte-range locks. */
    public FileLocks locks() {
        return locks;
    }

    /** Its client gives up its oplock, asked or not; {@code keepsLevelTwo} only counts where that was offered. */
    public void acknowledgeOplock(boolean keepsLevelTwo) {
        entry.lock();
        try {
            FileOplocks.carryOut(
                    entry, entry.oplock().acknowledge(this, keepsLevelTwo ? OplockLevel.LEVEL_TWO : OplockLevel.NONE));
            oplock = entry.oplock().level(this);
        } finally {
            entry.unlock();
        }
    }

    void moved(StorePath to) {
        path = to;
    }

    void oplock(OplockLevel level) {
        oplock = level;
    }

    /** FilePositionInformation ([MS-FSCC] 2.4.35): where the last read ended, or what a client has set. */
    public long position() {
        return position.bytes();
    }

    public void position(long value) throws FileRefusal {
        if (value < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        position.bytes(value);
    }

    /** From now on both move the same position. */
    void sharePositionOf(OpenFile other) {
        position = other.position;
    }

    /** Where the last read, write or seek ended, for SMB_COM_SEEK ([MS-CIFS] 3.3.5.20). */
    public long pointer() {
        return position.pointer();
    }

    public void pointer(long value) {
        position.pointer(value);
    }

    /** FILE_MODE_INFORMATION ([MS-FSCC] 2.4.26). */
    public int mode() {
        return mode;
    }

    /**
     * Sets what may be set of it ([MS-FSA] 2.1.5.15.8): of the two ways to be synchronous at most one, and only of an open
     * that was synchronous before.
     */
    public void mode(int value) throws FileRefusal {
        int synchronous = value & CreateOptions.SYNCHRONOUS;
        boolean wasSynchronous = (mode & CreateOptions.SYNCHRONOUS) != 0;
        if ((value & ~CreateOptions.SETTABLE_MODE) != 0
                || synchronous == CreateOptions.SYNCHRONOUS
                || wasSynchronous != (synchronous != 0)) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        mode = value | (mode & ~CreateOptions.SETTABLE_MODE);
    }

    FilePosition place() {
        return position;
    }

    void require(int anyOf) throws FileRefusal {
        if ((granted & anyOf) == 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    private void requireAll(int rights) throws FileRefusal {
        if ((granted & rights) != rights) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    void requireFile() throws FileRefusal {
        if (directory) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
    }

    /** What keeps the open busy, for a person to read; null when nothing does. */
    public @Nullable String activity() {
        return oplock == OplockLevel.NONE ? null : "oplock " + oplock.name().toLowerCase(Locale.ROOT);
    }

    /** The rights that this user could have of the file at most. */
    public int maximalAccess() throws FileRefusal {
        return volume.security().maximum(path, volume.security().of(file, directory), opener);
    }

    // Times, attributes, properties

    /** What the store says, with what this host knows better. */
    public StoreAttributes attributes() throws FileRefusal {
        StoreAttributes stored = file.attributes();
        entry.lock();
        try {
            return volume.seen(entry, stored);
        } finally {
            entry.unlock();
        }
    }

    public boolean deletePending() {
        entry.lock();
        try {
            return entry.deletePending();
        } finally {
            entry.unlock();
        }
    }

    /** Sets times and attributes. */
    public void change(StoreChange change) throws FileRefusal {
        require(FileAccess.WRITE_ATTRIBUTES);
        entry.lock();
        try {
            StoreAttributes before = file.attributes();
            boolean setsChanged = change.changed() != StoreChange.KEEP;
            if (setsChanged) {
                entry.times().setChanged(before, change.changed());
            }
            if (change.written() != StoreChange.KEEP) {
                entry.times().setWritten(before, change.written());
                setsWritten = true;
            }
            file.change(new StoreChange(
                    change.created(),
                    change.accessed(),
                    change.written(),
                    setsChanged ? change.changed() : entry.times().touched(volume.now()),
                    change.attributes() == StoreChange.KEEP_ATTRIBUTES
                            ? change.attributes()
                            : change.attributes() | (before.attributes() & FileAttributes.KEPT)));
        } finally {
            entry.unlock();
        }
        volume.changes().modified(path, ChangeFilter.of(change));
    }

    /** Whether pages that are zeros need no room ([MS-FSCC] 2.3.69). */
    public void setSparse(boolean sparse) throws FileRefusal {
        requireFile();
        require(FileAccess.CHANGES_CONTENT | FileAccess.WRITE_ATTRIBUTES);
        int before = file.attributes().attributes();
        file.change(
                StoreChange.ofAttributes(sparse ? before | FileAttributes.SPARSE : before & ~FileAttributes.SPARSE));
        volume.changes().modified(path, ChangeFilter.ATTRIBUTES);
    }

    public List<ExtendedAttribute> extendedAttributes() throws FileRefusal {
        require(FileAccess.READ_EA);
        return FileProperties.extendedAttributes(file);
    }

    /** EaSize of the extended attributes ([MS-FSCC] 2.4.12), which may be asked without the right to read them. */
    public int eaSize() throws FileRefusal {
        return ExtendedAttributes.eaSize(FileProperties.extendedAttributes(file));
    }

    public void setExtendedAttributes(List<ExtendedAttribute> changed) throws FileRefusal {
        require(FileAccess.WRITE_EA);
        if (request.path().hasStream()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        FileProperties.setExtendedAttributes(file, changed);
        volume.changes().modified(path, ChangeFilter.EXTENDED_ATTRIBUTES);
    }

    /**
     * The security descriptor.
     *
     * @param information which parts of it, {@link SecurityInformation}
     */
    public SecurityDescriptor security(int information) throws FileRefusal {
        requireAll(SecurityInformation.rightsToRead(information));
        return volume.security().of(file, directory).withOnly(information);
    }

    /** Sets those parts of the security descriptor. */
    public void setSecurity(int information, SecurityDescriptor given) throws FileRefusal {
        requireAll(SecurityInformation.rightsToWrite(information));
        volume.security().change(file, directory, information, given, token());
        volume.changes().modified(path, ChangeFilter.SECURITY);
    }

    /** All streams, the unnamed one of a file first. */
    public List<StreamInformation> streams() throws FileRefusal {
        List<StreamInformation> streams = new ArrayList<>();
        StoreFile whole = file instanceof PropertyStream stream ? stream.whole() : file;
        StoreAttributes own = volume.seen(whole.attributes());
        if (!own.directory()) {
            streams.add(new StreamInformation("::$DATA", own.size(), own.allocated()));
        }
        for (String property : file.properties()) {
            if (property.startsWith(FileProperties.STREAM_PREFIX)) {
                byte[] content = file.property(property);
                int size = content == null ? 0 : content.length;
                String name = ":" + PropertyStream.nameOf(property) + ":$DATA";
                streams.add(new StreamInformation(name, size, Volume.roundedUp(size)));
            }
        }
        return streams;
    }

    // Name and end

    /** Whether the file is to go with its last open ([MS-FSCC] 2.4.11). */
    public void setDeletePending(boolean delete) throws FileRefusal {
        require(FileAccess.DELETE);
        if (delete) {
            checkDeletable();
        }
        entry.lock();
        try {
            deletePending(delete);
        } finally {
            entry.unlock();
        }
    }

    private void deletePending(boolean delete) {
        entry.deletePending(delete);
        if (delete && directory) {
            volume.changes().deletePending(entry);
        }
    }

    private void checkDeletable() throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        if ((file.attributes().attributes() & FileAttributes.READONLY) != 0) {
            throw new FileRefusal(NtStatus.CANNOT_DELETE);
        }
        if (directory) {
            volume.requireEmpty(path);
        }
    }

    /** Gives the file a further name. */
    public void link(SharePath to) throws FileRefusal {
        require(FileAccess.WRITE_ATTRIBUTES);
        volume.link(this, to);
    }

    /** Gives the file another name, or moves it. */
    public void rename(SharePath to, boolean replace, long nowNanos) throws FileRefusal, FileWait {
        require(FileAccess.DELETE);
        if (file instanceof PropertyStream || to.hasStream()) {
            StreamRenaming.rename(this, to, replace);
        } else {
            volume.rename(this, to, replace, nowNanos);
        }
    }

    /** The last-write time that the client wants the file to have when it is closed, as FILETIME. */
    public void writtenAtClose(long time) throws FileRefusal {
        if ((granted & FileAccess.CHANGES) != 0) {
            StoreAttributes stored = file.attributes();
            entry.lock();
            try {
                entry.times().setWritten(stored, time);
                setsWritten = true;
            } finally {
                entry.unlock();
            }
        }
    }

    /** Closes the open and, if it was the last one of a file that is to be deleted, deletes the file. */
    public void close() {
        if (closed) {
            throw new IllegalStateException("closed twice: " + path);
        }
        closed = true;
        entry.lock();
        try {
            keepTimes();
            content.close();
            volume.changes().close(this);
            entry.opens().remove(this);
            entry.shareModes().remove(this);
            locks.releaseAll();
            FileOplocks.carryOut(entry, entry.oplock().close(this));
            if (deleteOnClose) {
                deletePending(true);
            }
            if (entry.deletePending() && entry.opens().isEmpty()) {
                volume.remove(this);
            }
            entry.news();
        } finally {
            file.close();
            volume.table().unlock(entry);
        }
    }

    /** What clients were told is what the file has from now on. */
    private void keepTimes() {
        long now = volume.now();
        try {
            StoreAttributes stored = file.attributes();
            if (content.isUnseen() && !setsWritten) {
                entry.times().closing(stored, now);
            }
            long written = entry.times().written(stored, now);
            long changed = entry.times().changed(stored, now);
            if (written != stored.written() || changed != stored.changed()) {
                file.change(new StoreChange(
                        StoreChange.KEEP, StoreChange.KEEP, written, changed, StoreChange.KEEP_ATTRIBUTES));
            }
        } catch (FileRefusal late) {
            // The file may be gone, or the disk read-only by now: nobody is left to be told.
            volume.lost(path, late.status());
        }
    }
}

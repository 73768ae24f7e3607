package io.nethood.smb.file;

import java.util.List;
import java.util.function.Consumer;

import io.nethood.smb.file.lock.DosOpenMode;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.wire.info.ExtendedAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of an open, in the terms of NT ([MS-CIFS] 2.2.4.64.1); older commands are translated to it.
 *
 * @param path the file
 * @param access desired rights, {@link io.nethood.smb.security.FileAccess}
 * @param share what others may do meanwhile, {@link ShareAccess}
 * @param disposition what to do when it exists and when it does not
 * @param options {@link CreateOptions}
 * @param attributes of a new or emptied file, {@link io.nethood.smb.file.store.FileAttributes}
 * @param allocation bytes to reserve for a new or emptied file
 * @param oplock the oplock that the client wants
 * @param dosMode how a DOS client opened it; null for an NT client
 * @param written last-write time of a new file as FILETIME, or 0: DOS clients call it its creation time
 * @param extendedAttributes of a new or emptied file
 * @param purpose what follows the open, as far as it matters to the oplocks of others
 * @param security of a new file, as far as it is not inherited; null for all of it
 */
public record CreateParameters(
        SharePath path,
        int access,
        int share,
        CreateDisposition disposition,
        int options,
        int attributes,
        long allocation,
        OplockWish oplock,
        @Nullable DosOpenMode dosMode,
        long written,
        List<ExtendedAttribute> extendedAttributes,
        Purpose purpose,
        @Nullable SecurityDescriptor security) {

    /** The oplock a client asks for. */
    public enum OplockWish {
        NONE,
        EXCLUSIVE,
        BATCH
    }

    /** What follows an open. */
    public enum Purpose {
        /** Whatever its client does with it: others may keep what they have read. */
        OPEN,
        /** The content is changed at once: others can keep nothing. */
        CHANGE,
        /** The name is changed at once: a batch oplock, whose file is perhaps not really open, ends, and no other. */
        RENAME
    }

    /** What a DOS client means that opens with {@code mode}: a file, never a directory. */
    public static CreateParameters ofDos(
            SharePath path, DosOpenMode mode, CreateDisposition disposition, int attributes) {
        return internal(path, mode.desiredAccess(), CreateOptions.NON_DIRECTORY_FILE)
                .edited(edit -> {
                    edit.share = mode.shareAccess(path.name());
                    edit.disposition = disposition;
                    edit.attributes = attributes;
                    edit.dosMode = mode;
                });
    }

    /** What the server itself opens a file with to do one thing to it. */
    public static CreateParameters internal(SharePath path, int access, int options) {
        return new CreateParameters(
                path,
                access,
                ShareAccess.ALL,
                CreateDisposition.OPEN,
                options,
                0,
                0,
                OplockWish.NONE,
                null,
                0,
                List.of(),
                Purpose.OPEN,
                null);
    }

    public CreateParameters withShare(int value) {
        return edited(edit -> edit.share = value);
    }

    public CreateParameters withDisposition(CreateDisposition value) {
        return edited(edit -> edit.disposition = value);
    }

    public CreateParameters withAllocation(long bytes) {
        return edited(edit -> edit.allocation = bytes);
    }

    public CreateParameters withOplock(OplockWish value) {
        return edited(edit -> edit.oplock = value);
    }

    public CreateParameters withWritten(long time) {
        return edited(edit -> edit.written = time);
    }

    public CreateParameters withExtendedAttributes(List<ExtendedAttribute> value) {
        return edited(edit -> edit.extendedAttributes = value);
    }

    public CreateParameters withPurpose(Purpose value) {
        return edited(edit -> edit.purpose = value);
    }

    public CreateParameters withSecurity(@Nullable SecurityDescriptor value) {
        return edited(edit -> edit.security = value);
    }

    boolean has(int option) {
        return (options & option) != 0;
    }

    private CreateParameters edited(Consumer<Edit> change) {
        Edit edit = new Edit(this);
        change.accept(edit);
        return new CreateParameters(
                path,
                access,
                edit.share,
                edit.disposition,
                options,
                edit.attributes,
                edit.allocation,
                edit.oplock,
                edit.dosMode,
                edit.written,
                edit.extendedAttributes,
                edit.purpose,
                edit.security);
    }

    /** The parts that change, while they do. */
    private static final class Edit {
        private int share;
        private CreateDisposition disposition;
        private int attributes;
        private long allocation;
        private OplockWish oplock;
        private @Nullable DosOpenMode dosMode;
        private long written;
        private List<ExtendedAttribute> extendedAttributes;
        private Purpose purpose;
        private @Nullable SecurityDescriptor security;

        Edit(CreateParameters before) {
            share = before.share;
            disposition = before.disposition;
            attributes = before.attributes;
            allocation = before.allocation;
            oplock = before.oplock;
            dosMode = before.dosMode;
            written = before.written;
            extendedAttributes = before.extendedAttributes;
            purpose = before.purpose;
            security = before.security;
        }
    }
}

package io.nethood.smb.file;

import java.util.List;

import io.nethood.smb.file.lock.DosOpenMode;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.wire.info.ExtendedAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of an open, in the terms of NT ([MS-CIFS] 2.2.4.64.1); older commands are translated to it.
 *
 * @param path the file
 * @param access desired rights, {@link io.nethood.smb.security.FileAccess}
 * @param share what others may do meanwhile, {@link io.nethood.smb.file.lock.ShareAccess}
 * @param disposition what to do when it exists and when it does not
 * @param options {@link CreateOptions}
 * @param attributes of a new or emptied file, {@link io.nethood.smb.file.store.FileAttributes}
 * @param allocation bytes to reserve for a new or emptied file
 * @param oplock the oplock that the client wants
 * @param dosMode how a DOS client opened it; null for an NT client
 * @param written last-write time of a new file as FILETIME, or 0: DOS clients call it its creation time
 * @param extendedAttributes of a new or emptied file
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
        List<ExtendedAttribute> extendedAttributes) {

    /** The oplock a client asks for. */
    public enum OplockWish {
        NONE,
        EXCLUSIVE,
        BATCH
    }

    /** What a DOS client means that opens with {@code mode}: a file, never a directory. */
    public static CreateParameters ofDos(
            SharePath path, DosOpenMode mode, CreateDisposition disposition, int attributes) {
        return new CreateParameters(
                path,
                mode.desiredAccess(),
                mode.shareAccess(path.name()),
                disposition,
                CreateOptions.NON_DIRECTORY_FILE,
                attributes,
                0,
                OplockWish.NONE,
                mode,
                0,
                List.of());
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
                List.of());
    }

    public CreateParameters withShare(int others) {
        return new CreateParameters(
                path,
                access,
                others,
                disposition,
                options,
                attributes,
                allocation,
                oplock,
                dosMode,
                written,
                extendedAttributes);
    }

    public CreateParameters withAllocation(long bytes) {
        return new CreateParameters(
                path,
                access,
                share,
                disposition,
                options,
                attributes,
                bytes,
                oplock,
                dosMode,
                written,
                extendedAttributes);
    }

    public CreateParameters withOplock(OplockWish wish) {
        return new CreateParameters(
                path,
                access,
                share,
                disposition,
                options,
                attributes,
                allocation,
                wish,
                dosMode,
                written,
                extendedAttributes);
    }

    public CreateParameters withDisposition(CreateDisposition other) {
        return new CreateParameters(
                path,
                access,
                share,
                other,
                options,
                attributes,
                allocation,
                oplock,
                dosMode,
                written,
                extendedAttributes);
    }

    public CreateParameters withExtendedAttributes(List<ExtendedAttribute> others) {
        return new CreateParameters(
                path, access, share, disposition, options, attributes, allocation, oplock, dosMode, written, others);
    }

    public CreateParameters withWritten(long time) {
        return new CreateParameters(
                path,
                access,
                share,
                disposition,
                options,
                attributes,
                allocation,
                oplock,
                dosMode,
                time,
                extendedAttributes);
    }

    boolean has(int option) {
        return (options & option) != 0;
    }
}

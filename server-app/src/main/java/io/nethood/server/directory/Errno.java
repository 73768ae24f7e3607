package io.nethood.server.directory;

import java.util.Arrays;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** Errors of Linux, the same numbers on every architecture of {@link Architecture}, and what clients are told. */
enum Errno {
    EPERM(1, NtStatus.ACCESS_DENIED),
    ENOENT(2, NtStatus.OBJECT_NAME_NOT_FOUND),
    EINTR(4, NtStatus.IO_DEVICE_ERROR),
    EIO(5, NtStatus.IO_DEVICE_ERROR),
    ENXIO(6, NtStatus.OBJECT_NAME_NOT_FOUND),
    E2BIG(7, NtStatus.DISK_FULL),
    EBADF(9, NtStatus.INVALID_HANDLE),
    EAGAIN(11, NtStatus.SHARING_VIOLATION),
    ENOMEM(12, NtStatus.INSUFF_SERVER_RESOURCES),
    EACCES(13, NtStatus.ACCESS_DENIED),
    EBUSY(16, NtStatus.SHARING_VIOLATION),
    EEXIST(17, NtStatus.OBJECT_NAME_COLLISION),
    EXDEV(18, NtStatus.NOT_SAME_DEVICE),
    ENODEV(19, NtStatus.OBJECT_NAME_NOT_FOUND),
    ENOTDIR(20, NtStatus.OBJECT_PATH_NOT_FOUND),
    EISDIR(21, NtStatus.FILE_IS_A_DIRECTORY),
    EINVAL(22, NtStatus.INVALID_PARAMETER),
    ENFILE(23, NtStatus.TOO_MANY_OPENED_FILES),
    EMFILE(24, NtStatus.TOO_MANY_OPENED_FILES),
    ETXTBSY(26, NtStatus.SHARING_VIOLATION),
    EFBIG(27, NtStatus.DISK_FULL),
    ENOSPC(28, NtStatus.DISK_FULL),
    EROFS(30, NtStatus.MEDIA_WRITE_PROTECTED),
    EMLINK(31, NtStatus.NOT_SUPPORTED),
    ERANGE(34, NtStatus.DISK_FULL),
    ENAMETOOLONG(36, NtStatus.OBJECT_NAME_INVALID),
    ENOSYS(38, NtStatus.NOT_SUPPORTED),
    ENOTEMPTY(39, NtStatus.DIRECTORY_NOT_EMPTY),
    ELOOP(40, NtStatus.OBJECT_NAME_NOT_FOUND),
    ENODATA(61, NtStatus.NO_EAS_ON_FILE),
    EOVERFLOW(75, NtStatus.DISK_FULL),
    EILSEQ(84, NtStatus.OBJECT_NAME_INVALID),
    EOPNOTSUPP(95, NtStatus.NOT_SUPPORTED),
    ESTALE(116, NtStatus.OBJECT_NAME_NOT_FOUND),
    EDQUOT(122, NtStatus.DISK_FULL),
    /** Any other. */
    OTHER(0, NtStatus.IO_DEVICE_ERROR);

    private static final Errno[] BY_NUMBER = byNumber();

    private final int number;
    private final NtStatus status;

    Errno(int number, NtStatus status) {
        this.number = number;
        this.status = status;
    }

    /** The error that a system call returned. */
    static Errno of(long result) {
        return result < 0 && -result < BY_NUMBER.length ? BY_NUMBER[(int) -result] : OTHER;
    }

    NtStatus status() {
        return status;
    }

    FileRefusal refusal() {
        return new FileRefusal(status);
    }

    /** What a call returns that failed so. */
    long result() {
        return -number;
    }

    /** Whether it says, when a path is resolved, that there is nothing a store would show. */
    boolean meansNotThere() {
        return switch (this) {
            case ENOENT, ENOTDIR, ELOOP, EXDEV, ENXIO, ENODEV, ESTALE -> true;
            default -> false;
        };
    }

    private static Errno[] byNumber() {
        Errno[] table = new Errno[EDQUOT.number + 1];
        Arrays.fill(table, OTHER);
        for (Errno errno : values()) {
            table[errno.number] = errno;
        }
        return table;
    }
}

package io.nethood.smb.wire;

import static io.nethood.smb.wire.DosError.DosClass.ERRDOS;
import static io.nethood.smb.wire.DosError.DosClass.ERRHRD;
import static io.nethood.smb.wire.DosError.DosClass.ERRSRV;

/**
 * The statuses the server answers with, [MS-ERREF] 2.3.1, and the DOS error that stands for each on the wire of a client
 * without NT statuses ([MS-CIFS] 2.2.2.4).
 *
 * <p>Where a command's own table in [MS-CIFS] 2.2.4 names another pair than the general one, {@link #dosErrorFor} knows.
 */
public enum NtStatus {
    SUCCESS(0x0000_0000, new DosError(DosError.DosClass.SUCCESS, 0)),
    /** Of samr and lsarpc: a list goes on. */
    MORE_ENTRIES(0x0000_0105, new DosError(ERRDOS, 234)),
    /** Of samr and lsarpc: some names or SIDs mean nothing here. */
    SOME_NOT_MAPPED(0x0000_0107, new DosError(DosError.DosClass.SUCCESS, 0)),
    /** Too much changed in a directory to be told one by one. */
    NOTIFY_ENUM_DIR(0x0000_010C, new DosError(ERRDOS, 1022)),
    /** Not an NT status: DOS class ERRSRV, code 1 in NT's clothes, as [MS-CIFS] 2.2.2.4 prints it. */
    INVALID_SMB(0x0001_0002, new DosError(ERRSRV, 1)),
    SMB_BAD_TID(0x0005_0002, new DosError(ERRSRV, 5)),
    SMB_BAD_FID(0x0006_0001, new DosError(ERRDOS, 6)),
    OS2_INVALID_ACCESS(0x000C_0001, new DosError(ERRDOS, 12)),
    SMB_BAD_COMMAND(0x0016_0002, new DosError(ERRSRV, 0x16)),
    SMB_BAD_UID(0x005B_0002, new DosError(ERRSRV, 0x5B)),
    OS2_NO_MORE_SIDS(0x0071_0001, new DosError(ERRDOS, 113)),
    OS2_INVALID_LEVEL(0x007C_0001, new DosError(ERRDOS, 124)),
    OS2_NEGATIVE_SEEK(0x0083_0001, new DosError(ERRDOS, 131)),
    OS2_CANCEL_VIOLATION(0x00AD_0001, new DosError(ERRDOS, 173)),
    OS2_ATOMIC_LOCKS_NOT_SUPPORTED(0x00AE_0001, new DosError(ERRDOS, 174)),
    SMB_USE_STANDARD(0x00FB_0002, new DosError(ERRSRV, 0xFB)),
    OS2_EAS_DIDNT_FIT(0x0113_0001, new DosError(ERRDOS, 275)),
    BUFFER_OVERFLOW(0x8000_0005, new DosError(ERRDOS, 234)),
    NO_MORE_FILES(0x8000_0006, new DosError(ERRDOS, 18)),
    INVALID_EA_NAME(0x8000_0013, new DosError(ERRDOS, 254)),
    EA_LIST_INCONSISTENT(0x8000_0014, new DosError(ERRDOS, 255)),
    NO_MORE_ENTRIES(0x8000_001A, new DosError(ERRDOS, 259)),
    UNSUCCESSFUL(0xC000_0001, new DosError(ERRDOS, 31)),
    NOT_IMPLEMENTED(0xC000_0002, new DosError(ERRDOS, 1)),
    INVALID_INFO_CLASS(0xC000_0003, new DosError(ERRDOS, 87)),
    INFO_LENGTH_MISMATCH(0xC000_0004, new DosError(ERRDOS, 24)),
    INVALID_HANDLE(0xC000_0008, new DosError(ERRDOS, 6)),
    INVALID_PARAMETER(0xC000_000D, new DosError(ERRDOS, 87)),
    NO_SUCH_DEVICE(0xC000_000E, new DosError(ERRDOS, 2)),
    NO_SUCH_FILE(0xC000_000F, new DosError(ERRDOS, 2)),
    INVALID_DEVICE_REQUEST(0xC000_0010, new DosError(ERRDOS, 1)),
    END_OF_FILE(0xC000_0011, new DosError(ERRDOS, 38)),
    MORE_PROCESSING_REQUIRED(0xC000_0016, new DosError(ERRDOS, 234)),
    ACCESS_DENIED(0xC000_0022, new DosError(ERRDOS, 5)),
    BUFFER_TOO_SMALL(0xC000_0023, new DosError(ERRDOS, 122)),
    OBJECT_TYPE_MISMATCH(0xC000_0024, new DosError(ERRDOS, 6)),
    OBJECT_NAME_INVALID(0xC000_0033, new DosError(ERRDOS, 123)),
    OBJECT_NAME_NOT_FOUND(0xC000_0034, new DosError(ERRDOS, 2)),
    OBJECT_NAME_COLLISION(0xC000_0035, new DosError(ERRDOS, 80)),
    OBJECT_PATH_INVALID(0xC000_0039, new DosError(ERRDOS, 3)),
    OBJECT_PATH_NOT_FOUND(0xC000_003A, new DosError(ERRDOS, 3)),
    OBJECT_PATH_SYNTAX_BAD(0xC000_003B, new DosError(ERRDOS, 3)),
    SHARING_VIOLATION(0xC000_0043, new DosError(ERRDOS, 32)),
    EAS_NOT_SUPPORTED(0xC000_004F, new DosError(ERRDOS, 282)),
    EA_TOO_LARGE(0xC000_0050, new DosError(ERRDOS, 255)),
    NO_EAS_ON_FILE(0xC000_0052, new DosError(ERRDOS, 1)),
    FILE_LOCK_CONFLICT(0xC000_0054, new DosError(ERRDOS, 33)),
    LOCK_NOT_GRANTED(0xC000_0055, new DosError(ERRDOS, 33)),
    DELETE_PENDING(0xC000_0056, new DosError(ERRDOS, 5)),
    INVALID_OWNER(0xC000_005A, new DosError(ERRDOS, 1307)),
    NO_SUCH_PRIVILEGE(0xC000_0060, new DosError(ERRDOS, 1313)),
    PRIVILEGE_NOT_HELD(0xC000_0061, new DosError(ERRDOS, 5)),
    NO_SUCH_USER(0xC000_0064, new DosError(ERRDOS, 1317)),
    NO_SUCH_GROUP(0xC000_0066, new DosError(ERRDOS, 1319)),
    LOGON_FAILURE(0xC000_006D, new DosError(ERRDOS, 5)),
    ACCOUNT_RESTRICTION(0xC000_006E, new DosError(ERRDOS, 5)),
    ACCOUNT_DISABLED(0xC000_0072, new DosError(ERRDOS, 5)),
    NONE_MAPPED(0xC000_0073, new DosError(ERRDOS, 1332)),
    INVALID_SECURITY_DESCR(0xC000_0079, new DosError(ERRDOS, 1338)),
    RANGE_NOT_LOCKED(0xC000_007E, new DosError(ERRDOS, 158)),
    DISK_FULL(0xC000_007F, new DosError(ERRHRD, 39)),
    INSUFFICIENT_RESOURCES(0xC000_009A, new DosError(ERRDOS, 8)),
    MEDIA_WRITE_PROTECTED(0xC000_00A2, new DosError(ERRHRD, 19)),
    PIPE_BUSY(0xC000_00AE, new DosError(ERRDOS, 231)),
    INVALID_READ_MODE(0xC000_00B4, new DosError(ERRDOS, 230)),
    FILE_IS_A_DIRECTORY(0xC000_00BA, new DosError(ERRDOS, 5)),
    NOT_SUPPORTED(0xC000_00BB, new DosError(ERRDOS, 50)),
    PRINT_QUEUE_FULL(0xC000_00C6, new DosError(ERRDOS, 61)),
    NO_SPOOL_SPACE(0xC000_00C7, new DosError(ERRDOS, 62)),
    PRINT_CANCELLED(0xC000_00C8, new DosError(ERRDOS, 63)),
    BAD_DEVICE_TYPE(0xC000_00CB, new DosError(ERRDOS, 66)),
    BAD_NETWORK_NAME(0xC000_00CC, new DosError(ERRDOS, 67)),
    TOO_MANY_SESSIONS(0xC000_00CE, new DosError(ERRSRV, 0x5A)),
    /**
     * The session limit, or a share's MaxUses. The general table gives ERRSRV/89 (ERRnoresource), both tree-connect
     * tables ERRDOS/71; DOS clients print "Error 71" (KB122920), so 71 is what they received.
     */
    REQUEST_NOT_ACCEPTED(0xC000_00D0, new DosError(ERRDOS, 71)),
    NOT_SAME_DEVICE(0xC000_00D4, new DosError(ERRDOS, 17)),
    PIPE_EMPTY(0xC000_00D9, new DosError(ERRDOS, 0xE8)),
    NO_SUCH_DOMAIN(0xC000_00DF, new DosError(ERRDOS, 1355)),
    OPLOCK_NOT_GRANTED(0xC000_00E2, new DosError(ERRDOS, 300)),
    INVALID_OPLOCK_PROTOCOL(0xC000_00E3, new DosError(ERRDOS, 301)),
    DIRECTORY_NOT_EMPTY(0xC000_0101, new DosError(ERRDOS, 16)),
    NOT_A_DIRECTORY(0xC000_0103, new DosError(ERRDOS, 267)),
    TOO_MANY_OPENED_FILES(0xC000_011F, new DosError(ERRDOS, 4)),
    CANCELLED(0xC000_0120, new DosError(ERRDOS, 995)),
    CANNOT_DELETE(0xC000_0121, new DosError(ERRDOS, 5)),
    FILE_DELETED(0xC000_0123, new DosError(ERRDOS, 5)),
    FILE_CLOSED(0xC000_0128, new DosError(ERRDOS, 6)),
    INVALID_LEVEL(0xC000_0148, new DosError(ERRDOS, 124)),
    PIPE_BROKEN(0xC000_014B, new DosError(ERRDOS, 109)),
    NO_SUCH_ALIAS(0xC000_0151, new DosError(ERRDOS, 1376)),
    IO_DEVICE_ERROR(0xC000_0185, new DosError(ERRHRD, 31)),
    INVALID_LOCK_RANGE(0xC000_01A1, new DosError(ERRDOS, 307)),
    INSUFF_SERVER_RESOURCES(0xC000_0205, new DosError(ERRDOS, 8)),
    NOT_FOUND(0xC000_0225, new DosError(ERRDOS, 2)),
    ACCOUNT_LOCKED_OUT(0xC000_0234, new DosError(ERRDOS, 5));

    private final int code;

    /** A record of an enum and a number cannot change, which the checker does not see without an annotation. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final DosError dosError;

    NtStatus(int code, DosError dosError) {
        this.code = code;
        this.dosError = dosError;
    }

    /** The 32-bit value on the wire. */
    public int code() {
        return code;
    }

    /** Whether it is an error of OS/2, of DOS class ERRDOS, with a name like those of NT. */
    boolean isOs2Error() {
        return (code & 0xFFFF) == DosError.DosClass.ERRDOS.value() && code != SMB_BAD_FID.code;
    }

    /** As documents write it, such as {@code STATUS_ACCESS_DENIED}. */
    public String documentName() {
        return "STATUS_" + name();
    }

    /** The DOS class and code for a client that did not ask for NT statuses, as answered to {@code command}. */
    public DosError dosErrorFor(SmbCommand command) {
        return switch (this) {
            case INSUFF_SERVER_RESOURCES ->
                command == SmbCommand.SESSION_SETUP_ANDX ? new DosError(ERRSRV, 8) : dosError;
            case LOGON_FAILURE ->
                command == SmbCommand.TREE_CONNECT || command == SmbCommand.TREE_CONNECT_ANDX
                        ? new DosError(ERRSRV, 2)
                        : dosError;
            default -> dosError;
        };
    }
}

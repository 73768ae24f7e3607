package io.nethood.smb.wire;

import static io.nethood.smb.wire.DosError.DosClass.ERRDOS;
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
    /** Not an NT status: DOS class ERRSRV, code 1 in NT's clothes, as [MS-CIFS] 2.2.2.4 prints it. */
    INVALID_SMB(0x0001_0002, new DosError(ERRSRV, 1)),
    SMB_BAD_TID(0x0005_0002, new DosError(ERRSRV, 5)),
    SMB_BAD_COMMAND(0x0016_0002, new DosError(ERRSRV, 0x16)),
    SMB_BAD_UID(0x005B_0002, new DosError(ERRSRV, 0x5B)),
    SMB_USE_STANDARD(0x00FB_0002, new DosError(ERRSRV, 0xFB)),
    BUFFER_OVERFLOW(0x8000_0005, new DosError(ERRDOS, 234)),
    NO_MORE_ENTRIES(0x8000_001A, new DosError(ERRDOS, 259)),
    NOT_IMPLEMENTED(0xC000_0002, new DosError(ERRDOS, 1)),
    INVALID_INFO_CLASS(0xC000_0003, new DosError(ERRDOS, 87)),
    INVALID_HANDLE(0xC000_0008, new DosError(ERRDOS, 6)),
    INVALID_PARAMETER(0xC000_000D, new DosError(ERRDOS, 87)),
    MORE_PROCESSING_REQUIRED(0xC000_0016, new DosError(ERRDOS, 234)),
    ACCESS_DENIED(0xC000_0022, new DosError(ERRDOS, 5)),
    OBJECT_NAME_NOT_FOUND(0xC000_0034, new DosError(ERRDOS, 2)),
    OBJECT_PATH_NOT_FOUND(0xC000_003A, new DosError(ERRDOS, 3)),
    NO_SUCH_PRIVILEGE(0xC000_0060, new DosError(ERRDOS, 1313)),
    NO_SUCH_USER(0xC000_0064, new DosError(ERRDOS, 1317)),
    NO_SUCH_GROUP(0xC000_0066, new DosError(ERRDOS, 1319)),
    LOGON_FAILURE(0xC000_006D, new DosError(ERRDOS, 5)),
    ACCOUNT_RESTRICTION(0xC000_006E, new DosError(ERRDOS, 5)),
    ACCOUNT_DISABLED(0xC000_0072, new DosError(ERRDOS, 5)),
    NONE_MAPPED(0xC000_0073, new DosError(ERRDOS, 1332)),
    INSUFFICIENT_RESOURCES(0xC000_009A, new DosError(ERRDOS, 8)),
    PIPE_BUSY(0xC000_00AE, new DosError(ERRDOS, 231)),
    INVALID_READ_MODE(0xC000_00B4, new DosError(ERRDOS, 230)),
    NOT_SUPPORTED(0xC000_00BB, new DosError(ERRDOS, 50)),
    BAD_DEVICE_TYPE(0xC000_00CB, new DosError(ERRDOS, 66)),
    BAD_NETWORK_NAME(0xC000_00CC, new DosError(ERRDOS, 67)),
    TOO_MANY_SESSIONS(0xC000_00CE, new DosError(ERRSRV, 0x5A)),
    /**
     * The session limit, or a share's MaxUses. The general table gives ERRSRV/89 (ERRnoresource), both tree-connect
     * tables ERRDOS/71; DOS clients print "Error 71" (KB122920), so 71 is what they received.
     */
    REQUEST_NOT_ACCEPTED(0xC000_00D0, new DosError(ERRDOS, 71)),
    PIPE_EMPTY(0xC000_00D9, new DosError(ERRDOS, 0xE8)),
    NO_SUCH_DOMAIN(0xC000_00DF, new DosError(ERRDOS, 1355)),
    CANCELLED(0xC000_0120, new DosError(ERRDOS, 995)),
    TOO_MANY_OPENED_FILES(0xC000_011F, new DosError(ERRDOS, 4)),
    PIPE_BROKEN(0xC000_014B, new DosError(ERRDOS, 109)),
    NO_SUCH_ALIAS(0xC000_0151, new DosError(ERRDOS, 1376)),
    INSUFF_SERVER_RESOURCES(0xC000_0205, new DosError(ERRDOS, 8)),
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

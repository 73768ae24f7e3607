package io.nethood.smb.wire;

import org.jspecify.annotations.Nullable;

import static io.nethood.smb.wire.SmbCommand.Needs.NOTHING;
import static io.nethood.smb.wire.SmbCommand.Needs.TREE;
import static io.nethood.smb.wire.SmbCommand.Needs.USER;

/**
 * Every command code of [MS-CIFS] 2.2.2.1 with what it needs resolved first and what answers it when no handler does.
 */
public enum SmbCommand {
    CREATE_DIRECTORY(0x00, TREE),
    DELETE_DIRECTORY(0x01, TREE),
    OPEN(0x02, TREE),
    CREATE(0x03, TREE),
    CLOSE(0x04, TREE),
    FLUSH(0x05, TREE),
    DELETE(0x06, TREE),
    RENAME(0x07, TREE),
    QUERY_INFORMATION(0x08, TREE),
    SET_INFORMATION(0x09, TREE),
    READ(0x0A, TREE),
    WRITE(0x0B, TREE),
    LOCK_BYTE_RANGE(0x0C, TREE),
    UNLOCK_BYTE_RANGE(0x0D, TREE),
    CREATE_TEMPORARY(0x0E, TREE),
    CREATE_NEW(0x0F, TREE),
    CHECK_DIRECTORY(0x10, TREE),
    PROCESS_EXIT(0x11, USER),
    SEEK(0x12, TREE),
    LOCK_AND_READ(0x13, TREE),
    WRITE_AND_UNLOCK(0x14, TREE),
    READ_RAW(0x1A, TREE),
    READ_MPX(0x1B, TREE, NtStatus.SMB_USE_STANDARD),
    READ_MPX_SECONDARY(0x1C, TREE),
    WRITE_RAW(0x1D, TREE),
    WRITE_MPX(0x1E, TREE, NtStatus.SMB_USE_STANDARD),
    WRITE_MPX_SECONDARY(0x1F, TREE),
    WRITE_COMPLETE(0x20, TREE),
    QUERY_SERVER(0x21, NOTHING, NtStatus.SMB_BAD_COMMAND),
    SET_INFORMATION2(0x22, TREE),
    QUERY_INFORMATION2(0x23, TREE),
    LOCKING_ANDX(0x24, TREE),
    TRANSACTION(0x25, TREE),
    TRANSACTION_SECONDARY(0x26, TREE),
    IOCTL(0x27, TREE),
    IOCTL_SECONDARY(0x28, TREE),
    COPY(0x29, TREE),
    MOVE(0x2A, TREE),
    ECHO(0x2B, NOTHING),
    WRITE_AND_CLOSE(0x2C, TREE),
    OPEN_ANDX(0x2D, TREE),
    READ_ANDX(0x2E, TREE),
    WRITE_ANDX(0x2F, TREE),
    NEW_FILE_SIZE(0x30, TREE, NtStatus.SMB_BAD_COMMAND),
    CLOSE_AND_TREE_DISC(0x31, TREE, NtStatus.SMB_BAD_COMMAND),
    TRANSACTION2(0x32, TREE),
    TRANSACTION2_SECONDARY(0x33, TREE),
    FIND_CLOSE2(0x34, TREE),
    FIND_NOTIFY_CLOSE(0x35, TREE),
    TREE_CONNECT(0x70, USER),
    TREE_DISCONNECT(0x71, TREE),
    NEGOTIATE(0x72, NOTHING),
    SESSION_SETUP_ANDX(0x73, NOTHING),
    LOGOFF_ANDX(0x74, USER),
    TREE_CONNECT_ANDX(0x75, USER),
    SECURITY_PACKAGE_ANDX(0x7E, NOTHING),
    QUERY_INFORMATION_DISK(0x80, TREE),
    SEARCH(0x81, TREE),
    FIND(0x82, TREE),
    FIND_UNIQUE(0x83, TREE),
    FIND_CLOSE(0x84, TREE),
    NT_TRANSACT(0xA0, TREE),
    NT_TRANSACT_SECONDARY(0xA1, TREE),
    NT_CREATE_ANDX(0xA2, TREE),
    NT_CANCEL(0xA4, TREE),
    NT_RENAME(0xA5, TREE),
    OPEN_PRINT_FILE(0xC0, TREE),
    WRITE_PRINT_FILE(0xC1, TREE),
    CLOSE_PRINT_FILE(0xC2, TREE),
    GET_PRINT_QUEUE(0xC3, TREE),
    READ_BULK(0xD8, TREE, NtStatus.SMB_BAD_COMMAND),
    WRITE_BULK(0xD9, TREE, NtStatus.SMB_BAD_COMMAND),
    WRITE_BULK_DATA(0xDA, TREE, NtStatus.SMB_BAD_COMMAND),
    /** Marks the end of an AndX chain. */
    NO_ANDX_COMMAND(0xFF, NOTHING, NtStatus.SMB_BAD_COMMAND);

    /** What must stand behind the header's identifiers before the handler is asked ([MS-CIFS] 3.3.5.2). */
    public enum Needs {
        NOTHING,
        /** A valid UID. */
        USER,
        /** A valid UID and TID. */
        TREE
    }

    private static final @Nullable SmbCommand[] BY_CODE = new SmbCommand[256];

    static {
        for (SmbCommand command : values()) {
            BY_CODE[command.code] = command;
        }
    }

    private final int code;
    private final Needs needs;
    private final NtStatus unhandled;
    private final boolean andX;

    SmbCommand(int code, Needs needs) {
        this(code, needs, NtStatus.NOT_IMPLEMENTED);
    }

    SmbCommand(int code, Needs needs, NtStatus unhandled) {
        this.code = code;
        this.needs = needs;
        this.unhandled = unhandled;
        this.andX = name().endsWith("_ANDX");
    }

    /** The command with {@code code}, 0..255; null for a code that was never assigned. */
    public static @Nullable SmbCommand ofCode(int code) {
        return BY_CODE[code];
    }

    public int code() {
        return code;
    }

    /** The code under which it is answered: a secondary message is answered as the transaction that it completes. */
    public SmbCommand answeredAs() {
        return switch (this) {
            case TRANSACTION_SECONDARY -> TRANSACTION;
            case TRANSACTION2_SECONDARY -> TRANSACTION2;
            case NT_TRANSACT_SECONDARY -> NT_TRANSACT;
            default -> this;
        };
    }

    public Needs needs() {
        return needs;
    }

    /** The answer while no handler serves it (facts of [MS-CIFS] 3.3.5.2 and 6 &lt;38&gt;, &lt;63&gt;, &lt;128&gt;). */
    public NtStatus unhandled() {
        return unhandled;
    }

    /** Whether its first two words are an AndX header. */
    public boolean isAndX() {
        return andX;
    }
}

package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * The fixed 32 bytes in front of every message, [MS-CIFS] 2.2.3.1.
 *
 * <pre>
 *  0  FF 'S' 'M' 'B'      9  Flags        14  SecurityFeatures   24  TID      28  UID
 *  4  Command            10  Flags2       22  Reserved           26  PIDLow   30  MID
 *  5  Status (4)         12  PIDHigh
 * </pre>
 *
 * @param command 0..255, perhaps none of {@link SmbCommand}
 * @param status zero in requests
 * @param flags {@link #FLAG_REPLY} and relatives
 * @param flags2 {@link #FLAG2_UNICODE} and relatives
 * @param pid process at the client, 32 bits from both halves
 * @param tid tree connect
 * @param uid session
 * @param mid request of that process
 */
public record SmbHeader(int command, int status, int flags, int flags2, int pid, int tid, int uid, int mid) {
    /** Bytes of the header. */
    public static final int LENGTH = 32;

    /** The smallest message: a header, WordCount and ByteCount. */
    public static final int SMALLEST_MESSAGE = LENGTH + 3;

    public static final int FLAG_CASE_INSENSITIVE = 0x08;
    public static final int FLAG_REPLY = 0x80;

    public static final int FLAG2_LONG_NAMES = 0x0001;
    /** The message is signed, or whoever sends it can sign. */
    public static final int FLAG2_SECURITY_SIGNATURE = 0x0004;

    public static final int FLAG2_EXTENDED_SECURITY = 0x0800;
    public static final int FLAG2_READ_IF_EXECUTE = 0x2000;
    public static final int FLAG2_NT_STATUS = 0x4000;
    public static final int FLAG2_UNICODE = 0x8000;

    static final int STATUS_OFFSET = 5;
    static final int FLAGS2_OFFSET = 10;
    static final int TID_OFFSET = 24;
    static final int UID_OFFSET = 28;

    private static final int MAGIC = 0x424D_53FF;

    /** Reads the header and leaves the reader at WordCount. */
    public static SmbHeader decode(WireReader message) throws MalformedMessage {
        if (message.length() < SMALLEST_MESSAGE) {
            throw new MalformedMessage(Reason.TRUNCATED, message.length());
        }
        if (message.i32() != MAGIC) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        int command = message.u8();
        int status = message.i32();
        int flags = message.u8();
        int flags2 = message.u16();
        int pidHigh = message.u16();
        message.skip(10);
        int tid = message.u16();
        int pidLow = message.u16();
        int uid = message.u16();
        int mid = message.u16();
        return new SmbHeader(command, status, flags, flags2, pidHigh << 16 | pidLow, tid, uid, mid);
    }

    public void encode(WireWriter message) {
        message.u32(MAGIC)
                .u8(command)
                .u32(status)
                .u8(flags)
                .u16(flags2)
                .u16(pid >>> 16)
                .zeros(10)
                .u16(tid)
                .u16(pid & 0xFFFF)
                .u16(uid)
                .u16(mid);
    }

    /**
     * The header of a response: everything is echoed, and the reply bit is set ([MS-CIFS] 3.3.4.1). A secondary message is
     * answered as the transaction that it completes.
     */
    public SmbHeader reply() {
        SmbCommand known = SmbCommand.ofCode(command);
        int answered = known == null ? command : known.answeredAs().code();
        return new SmbHeader(answered, 0, flags | FLAG_REPLY, flags2, pid, tid, uid, mid);
    }

    /** The same header over another command. */
    public SmbHeader withCommand(int code) {
        return new SmbHeader(code, status, flags, flags2, pid, tid, uid, mid);
    }

    /** Whether strings of this message are UTF-16LE. */
    public boolean unicode() {
        return (flags2 & FLAG2_UNICODE) != 0;
    }

    /** Whether the client reads NT statuses, not DOS classes and codes. */
    public boolean ntStatus() {
        return (flags2 & FLAG2_NT_STATUS) != 0;
    }

    /** Whether the client knows names beyond 8.3. */
    public boolean longNames() {
        return (flags2 & FLAG2_LONG_NAMES) != 0;
    }

    /** Whether the right to execute a file is enough to read it ([MS-CIFS] 2.2.3.1, SMB_FLAGS2_READ_IF_EXECUTE). */
    public boolean readIfExecute() {
        return (flags2 & FLAG2_READ_IF_EXECUTE) != 0;
    }

    public boolean extendedSecurity() {
        return (flags2 & FLAG2_EXTENDED_SECURITY) != 0;
    }

    /** Whether the client signs, or is able to. */
    public boolean canSign() {
        return (flags2 & FLAG2_SECURITY_SIGNATURE) != 0;
    }

    public boolean isReply() {
        return (flags & FLAG_REPLY) != 0;
    }
}

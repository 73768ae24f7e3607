package io.nethood.smb.wire;

import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;

/**
 * The SMB_COM_LOCKING_ANDX request with which the server breaks an oplock, [MS-CIFS] 3.3.4.2: the only message that it sends
 * unasked.
 *
 * @param tid tree connect of the open
 * @param fid the open
 * @param newOplockLevel 0 none or 1 level II
 */
public record OplockBreak(int tid, int fid, int newOplockLevel) {
    /** MID of a message that answers nothing. */
    public static final int UNSOLICITED_MID = 0xFFFF;

    private static final int UNSOLICITED_PID = 0xFFFF;
    private static final int WORD_COUNT = 8;

    /** Appends the whole message at the writer index of {@code buffer}, which the caller owns. */
    public void encode(ByteBuf buffer) {
        WireWriter message = WireWriter.appendingTo(buffer);
        new SmbHeader(SmbCommand.LOCKING_ANDX.code(), 0, 0, 0, UNSOLICITED_PID, tid, 0, UNSOLICITED_MID)
                .encode(message);
        message.u8(WORD_COUNT)
                .u8(SmbCommand.NO_ANDX_COMMAND.code())
                .u8(0)
                .u16(0)
                .u16(fid)
                .u8(LockingAndxRequest.OPLOCK_RELEASE)
                .u8(newOplockLevel)
                .u32(0)
                .u16(0)
                .u16(0)
                .u16(0);
    }
}

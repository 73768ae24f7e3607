package io.nethood.smb.connection;

import java.util.Arrays;

import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;

/** Links messages with one command each to one message with an AndX chain. */
final class TestChain {
    private static final int ANDX_COMMAND = SmbHeader.LENGTH + 1;
    private static final int ANDX_OFFSET = SmbHeader.LENGTH + 3;

    private byte[] message;
    private int lastBlock = SmbHeader.LENGTH;

    private TestChain(byte[] first) {
        this.message = first;
    }

    static TestChain of(byte[] first) {
        return new TestChain(first.clone());
    }

    /** Appends the command of {@code single}, at an even place as Windows does, so that its alignment is kept. */
    TestChain then(SmbCommand command, byte[] single) {
        int offset = message.length + message.length % 2;
        int blockLength = single.length - SmbHeader.LENGTH;
        byte[] longer = Arrays.copyOf(message, offset + blockLength);
        System.arraycopy(single, SmbHeader.LENGTH, longer, offset, blockLength);
        int shift = lastBlock - SmbHeader.LENGTH;
        longer[ANDX_COMMAND + shift] = (byte) command.code();
        longer[ANDX_OFFSET + shift] = (byte) offset;
        longer[ANDX_OFFSET + shift + 1] = (byte) (offset >> 8);
        message = longer;
        lastBlock = offset;
        return this;
    }

    byte[] toBytes() {
        return message;
    }
}

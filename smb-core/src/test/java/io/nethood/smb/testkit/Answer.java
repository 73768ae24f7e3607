package io.nethood.smb.testkit;

import java.util.Arrays;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * One message from the server, taken apart.
 *
 * @param header as it came
 * @param words of the first command
 * @param data of the first command
 * @param message the whole, from its header
 */
public record Answer(SmbHeader header, byte[] words, byte[] data, byte[] message) {
    private static final int BYTES_OF_TWO_COUNTS = 3;

    static Answer of(byte[] message) {
        try {
            WireReader reader = WireReader.of(message);
            SmbHeader header = SmbHeader.decode(reader);
            byte[] words = reader.bytes(2 * reader.u8());
            return new Answer(header, words, reader.bytes(reader.u16()), message);
        } catch (MalformedMessage malformed) {
            throw new AssertionError("the server sent a malformed message", malformed);
        }
    }

    public boolean has(NtStatus status) {
        return header.status() == status.code();
    }

    /** The name of its status, or its value in hexadecimal. */
    public String statusText() {
        return Arrays.stream(NtStatus.values())
                .filter(this::has)
                .map(NtStatus::name)
                .findFirst()
                .orElse("0x%08X".formatted(header.status()));
    }

    /** Word number {@code index} of the first command. */
    public int word(int index) {
        return (words[2 * index] & 0xFF) | (words[2 * index + 1] & 0xFF) << 8;
    }

    public int byteAt(int index) {
        return words[index] & 0xFF;
    }

    /** The command behind the first one in the chain. */
    public Answer next() {
        int offset = word(1);
        int wordBytes = 2 * (message[offset] & 0xFF);
        int dataStart = offset + BYTES_OF_TWO_COUNTS + wordBytes;
        int dataLength = (message[dataStart - 2] & 0xFF) | (message[dataStart - 1] & 0xFF) << 8;
        return new Answer(
                header,
                Arrays.copyOfRange(message, offset + 1, offset + 1 + wordBytes),
                Arrays.copyOfRange(message, dataStart, dataStart + dataLength),
                message);
    }

    /** The data part of a transaction's answer. */
    public byte[] transactionData() {
        int count = word(6);
        int offset = word(7);
        return Arrays.copyOfRange(message, offset, offset + count);
    }

    /** The parameter part of a transaction's answer. */
    public byte[] transactionParameters() {
        int count = word(3);
        int offset = word(4);
        return Arrays.copyOfRange(message, offset, offset + count);
    }

    /** The same of NT_TRANSACT, whose counts begin behind three bytes and have four each. */
    public byte[] ntTransactParameters() {
        int count = byteAt(11) | byteAt(12) << 8;
        int offset = byteAt(15) | byteAt(16) << 8;
        return Arrays.copyOfRange(message, offset, offset + count);
    }

    /** The bytes that a READ_ANDX brought. */
    public byte[] readBytes() {
        int offset = word(6);
        return Arrays.copyOfRange(message, offset, offset + word(5));
    }
}

package io.nethood.smb.wire;

import io.nethood.wire.WireWriter;

/**
 * The answer to a transaction of any {@link TransactionKind}, whole: [MS-CIFS] 2.2.4.33.2, 2.2.4.46.2 and 2.2.4.62.2;
 * {@link #part} cuts it to what the client's buffer takes.
 *
 * @param setup setup words
 * @param parameters all of them
 * @param data all of them
 */
public record TransactionResponse(int[] setup, byte[] parameters, byte[] data) {
    private static final int FIXED_WORDS = 10;
    private static final int FIXED_NT_WORDS = 18;
    private static final int PADDING_AT_MOST = 6;

    private static final int[] NO_SETUP = {};

    /** An answer without setup words. */
    public static TransactionResponse of(byte[] parameters, byte[] data) {
        return new TransactionResponse(NO_SETUP, parameters, data);
    }

    /** Which bytes one message of the answer carries. */
    public record Part(int parameterFrom, int parameterCount, int dataFrom, int dataCount) {}

    /** One message of the answer. */
    public SmbResponse part(TransactionKind kind, Part part) {
        return out -> {
            Offsets offsets = kind == TransactionKind.NT_TRANSACT ? wideWords(out.out(), part) : words(out.out(), part);
            for (int word : setup) {
                out.out().u16(word);
            }
            out.beginData().out().align(4);
            out.out()
                    .patchU16(offsets.parametersAt, out.out().position())
                    .bytes(parameters, part.parameterFrom, part.parameterCount)
                    .align(4);
            out.out().patchU16(offsets.dataAt, out.out().position()).bytes(data, part.dataFrom, part.dataCount);
        };
    }

    /** Bytes of parameters and data that fit into one message of at most {@code maxBufferSize} bytes; at least 1. */
    public int room(TransactionKind kind, int maxBufferSize) {
        int fixed = kind == TransactionKind.NT_TRANSACT ? FIXED_NT_WORDS : FIXED_WORDS;
        int overhead = SmbHeader.SMALLEST_MESSAGE + 2 * (fixed + setup.length) + PADDING_AT_MOST;
        return Math.max(1, maxBufferSize - overhead);
    }

    /** Where the offsets stand that become known later. */
    private record Offsets(int parametersAt, int dataAt) {}

    private Offsets words(WireWriter out, Part part) {
        out.u16(parameters.length).u16(data.length).u16(0).u16(part.parameterCount);
        int parametersAt = out.position();
        out.u16(0).u16(part.parameterFrom).u16(part.dataCount);
        int dataAt = out.position();
        out.u16(0).u16(part.dataFrom).u8(setup.length).u8(0);
        return new Offsets(parametersAt, dataAt);
    }

    /** The same in 32 bits. The offsets fit into the low halves, since no message is that long. */
    private Offsets wideWords(WireWriter out, Part part) {
        out.zeros(3).u32(parameters.length).u32(data.length).u32(part.parameterCount);
        int parametersAt = out.position();
        out.u32(0).u32(part.parameterFrom).u32(part.dataCount);
        int dataAt = out.position();
        out.u32(0).u32(part.dataFrom).u8(setup.length);
        return new Offsets(parametersAt, dataAt);
    }
}

package io.nethood.smb.wire;

/**
 * SMB_COM_TRANSACTION response, [MS-CIFS] 2.2.4.33.2, whole; {@link #part} cuts it to what the client's buffer takes.
 *
 * @param setup setup words
 * @param parameters all of them
 * @param data all of them
 */
public record TransactionResponse(int[] setup, byte[] parameters, byte[] data) {
    private static final int FIXED_WORDS = 10;
    private static final int PADDING_AT_MOST = 6;

    /** One message of the answer, from these displacements on and of these sizes. */
    public SmbResponse part(int parameterFrom, int parameterCount, int dataFrom, int dataCount) {
        return out -> encode(out, parameterFrom, parameterCount, dataFrom, dataCount);
    }

    /** Bytes of parameters and data that fit into one message of at most {@code maxBufferSize} bytes; at least 1. */
    public int room(int maxBufferSize) {
        int overhead = SmbHeader.SMALLEST_MESSAGE + 2 * (FIXED_WORDS + setup.length) + PADDING_AT_MOST;
        return Math.max(1, maxBufferSize - overhead);
    }

    private void encode(ResponseWriter out, int parameterFrom, int parameterCount, int dataFrom, int dataCount) {
        out.out().u16(parameters.length).u16(data.length).u16(0).u16(parameterCount);
        int parameterOffsetAt = out.out().position();
        out.out().u16(0).u16(parameterFrom).u16(dataCount);
        int dataOffsetAt = out.out().position();
        out.out().u16(0).u16(dataFrom).u8(setup.length).u8(0);
        for (int word : setup) {
            out.out().u16(word);
        }
        out.beginData().out().align(4);
        out.out()
                .patchU16(parameterOffsetAt, out.out().position())
                .bytes(parameters, parameterFrom, parameterCount)
                .align(4);
        out.out().patchU16(dataOffsetAt, out.out().position()).bytes(data, dataFrom, dataCount);
    }
}

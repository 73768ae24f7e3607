package io.nethood.smb.wire;

import java.nio.charset.StandardCharsets;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * SMB_COM_IOCTL request, [MS-CIFS] 2.2.4.35.1.
 *
 * @param category {@link #PRINTER_DEVICE} and others
 * @param function {@link #GET_PRINTER_ID} and others
 * @param maxParameterCount most bytes of parameters that the client takes back
 * @param maxDataCount most bytes of data that the client takes back
 */
public record IoctlRequest(
        int fid,
        int category,
        int function,
        int maxParameterCount,
        int maxDataCount,
        long timeoutMillis,
        byte[] parameters,
        byte[] data)
        implements SmbRequest {
    public static final int PRINTER_DEVICE = 0x0053;
    public static final int GET_PRINTER_ID = 0x0060;

    public static IoctlRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(14);
        int fid = words.u16();
        int category = words.u16();
        int function = words.u16();
        words.skip(4);
        int maxParameterCount = words.u16();
        int maxDataCount = words.u16();
        long timeoutMillis = words.u32();
        words.skip(2);
        int parameterCount = words.u16();
        int parameterOffset = words.u16();
        int dataCount = words.u16();
        int dataOffset = words.u16();
        return new IoctlRequest(
                fid,
                category,
                function,
                maxParameterCount,
                maxDataCount,
                timeoutMillis,
                block.part(parameterOffset, parameterCount),
                block.part(dataOffset, dataCount));
    }

    /** [MS-CIFS] 2.2.4.35.2, in one message. */
    public record Response(byte[] parameters, byte[] data) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(parameters.length).u16(data.length).u16(parameters.length);
            int parameterOffsetAt = out.out().position();
            out.out().u16(0).u16(0).u16(data.length);
            int dataOffsetAt = out.out().position();
            out.out().u16(0).u16(0);
            out.beginData().out().align(4);
            out.out()
                    .patchU16(parameterOffsetAt, out.out().position())
                    .bytes(parameters)
                    .align(4);
            out.out().patchU16(dataOffsetAt, out.out().position()).bytes(data);
        }
    }

    /**
     * The answer to {@link #GET_PRINTER_ID}: number, server and queue of a print job, in the fields that LAN Manager has for
     * their names.
     */
    public record PrinterId(int jobId, String serverName, String queueName) implements SmbResponse {
        private static final int SERVER_NAME_BYTES = 16;
        private static final int QUEUE_NAME_BYTES = 13;

        @Override
        public void encode(ResponseWriter out) {
            WireWriter data = WireWriter.create()
                    .u16(jobId & 0xFFFF)
                    .oemField(serverName, SERVER_NAME_BYTES, StandardCharsets.US_ASCII)
                    .oemField(queueName, QUEUE_NAME_BYTES, StandardCharsets.US_ASCII)
                    .align(2);
            new Response(new byte[0], data.toBytes()).encode(out);
        }
    }
}

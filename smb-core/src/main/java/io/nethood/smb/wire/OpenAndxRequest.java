package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_OPEN_ANDX request, [MS-CIFS] 2.2.4.41.1 and [MS-SMB] 2.2.4.1.1.
 *
 * @param flags {@link #REQUEST_ATTRIBUTES} and others
 * @param accessMode desired access and sharing, [MS-CIFS] 2.2.4.3.1
 * @param searchAttributes attributes that the file may have when it exists
 * @param fileAttributes attributes of a file that is created
 * @param creationTime UTIME of a file that is created, 0 for now
 * @param openMode what to do when the file exists (bits 0-1) or does not (bit 4)
 * @param allocationSize bytes to reserve for a file that is created or truncated
 * @param timeoutMillis how long the client is ready to wait
 * @param name relative to the share; of a pipe {@code \PIPE\name}
 */
public record OpenAndxRequest(
        int flags,
        int accessMode,
        int searchAttributes,
        int fileAttributes,
        long creationTime,
        int openMode,
        long allocationSize,
        long timeoutMillis,
        String name)
        implements SmbRequest {
    /** The client wants the words about the file in the answer. */
    public static final int REQUEST_ATTRIBUTES = 0x0001;

    public static final int REQUEST_OPLOCK = 0x0002;
    public static final int REQUEST_BATCH_OPLOCK = 0x0004;

    /** The client wants {@link ExtendedResponse}. */
    public static final int REQUEST_EXTENDED_RESPONSE = 0x0010;

    public static OpenAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(15);
        words.skip(4);
        return new OpenAndxRequest(
                words.u16(),
                words.u16(),
                words.u16(),
                words.u16(),
                words.u32(),
                words.u16(),
                words.u32(),
                words.u32(),
                block.lenientString(block.data()));
    }

    /**
     * SMB_COM_OPEN_ANDX response, [MS-CIFS] 2.2.4.41.2.
     *
     * @param lastWriteTime UTIME
     * @param fileDataSize bytes in the file, the low 32 bits of them
     * @param accessRights granted access: 0 read, 1 write, 2 both
     * @param openResults {@link #OPENED} and others, with {@link #OPLOCK_GRANTED}
     */
    public record Response(
            int fid,
            int fileAttributes,
            long lastWriteTime,
            long fileDataSize,
            int accessRights,
            int resourceType,
            int pipeStatus,
            int openResults)
            implements SmbResponse {
        public static final int OPENED = 1;
        public static final int CREATED = 2;
        public static final int TRUNCATED = 3;

        /** OpenResults: an oplock of the kind that was asked for. */
        public static final int OPLOCK_GRANTED = 0x8000;

        @Override
        public void encode(ResponseWriter out) {
            encodeWords(out);
            out.out().zeros(6);
            out.beginData();
        }

        private void encodeWords(ResponseWriter out) {
            out.andX()
                    .out()
                    .u16(fid)
                    .u16(fileAttributes)
                    .u32((int) lastWriteTime)
                    .u32((int) fileDataSize)
                    .u16(accessRights)
                    .u16(resourceType)
                    .u16(pipeStatus)
                    .u16(openResults);
        }
    }

    /**
     * The answer of 19 words for a client that asked for it, [MS-SMB] 2.2.4.1.2.
     *
     * @param maximalAccess most rights that this user could open the file with
     * @param guestMaximalAccess the same for a guest
     */
    public record ExtendedResponse(Response common, int maximalAccess, int guestMaximalAccess) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            common.encodeWords(out);
            out.out().u32(0).u16(0).u32(maximalAccess).u32(guestMaximalAccess);
            out.beginData();
        }
    }

    /** The answer for a pipe. */
    public record PipeResponse(int fid) implements SmbResponse {
        private static final int ACCESS_READ_WRITE = 2;

        @Override
        public void encode(ResponseWriter out) {
            new Response(
                            fid,
                            0,
                            0,
                            0,
                            ACCESS_READ_WRITE,
                            PipeStatus.RESOURCE_MESSAGE_PIPE,
                            PipeStatus.MESSAGE_MODE,
                            Response.OPENED)
                    .encode(out);
        }
    }
}

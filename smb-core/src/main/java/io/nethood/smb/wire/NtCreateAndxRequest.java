package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * SMB_COM_NT_CREATE_ANDX request, [MS-CIFS] 2.2.4.64.1 and [MS-SMB] 2.2.4.9.1; {@link NtTransactCreate} asks for the same
 * with more.
 *
 * @param flags {@link #REQUEST_OPLOCK} and others
 * @param rootDirectoryFid 0 for the root of the share
 * @param desiredAccess access mask
 * @param allocationSize bytes to reserve for a file that is created
 * @param extFileAttributes attributes of a file that is created
 * @param shareAccess FILE_SHARE_*
 * @param createDisposition FILE_SUPERSEDE 0 .. FILE_OVERWRITE_IF 5
 * @param createOptions FILE_DIRECTORY_FILE and others
 * @param impersonationLevel SECURITY_*
 * @param securityFlags of the impersonation
 * @param name relative to the share or the root directory; of a pipe without {@code \PIPE}
 */
public record NtCreateAndxRequest(
        int flags,
        int rootDirectoryFid,
        int desiredAccess,
        long allocationSize,
        int extFileAttributes,
        int shareAccess,
        int createDisposition,
        int createOptions,
        int impersonationLevel,
        int securityFlags,
        String name)
        implements SmbRequest {
    public static final int REQUEST_OPLOCK = 0x0000_0002;
    public static final int REQUEST_BATCH_OPLOCK = 0x0000_0004;

    /** The directory that holds the name is to be opened, not the name. */
    public static final int OPEN_TARGET_DIRECTORY = 0x0000_0008;

    /** The client wants {@link ExtendedResponse}. */
    public static final int REQUEST_EXTENDED_RESPONSE = 0x0000_0010;

    /** CreateAction of the answer. */
    public static final int SUPERSEDED = 0;

    public static final int OPENED = 1;
    public static final int CREATED = 2;
    public static final int OVERWRITTEN = 3;

    /** OpLockLevel of the answer. */
    public static final int NO_OPLOCK = 0;

    public static final int EXCLUSIVE_OPLOCK = 1;
    public static final int BATCH_OPLOCK = 2;
    public static final int LEVEL_II_OPLOCK = 3;

    public static NtCreateAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(24);
        // The length of the name is not looked at: its terminator or the end of the bytes ends it.
        words.skip(4 + 1 + 2);
        return new NtCreateAndxRequest(
                words.i32(),
                words.i32(),
                words.i32(),
                words.i64(),
                words.i32(),
                words.i32(),
                words.i32(),
                words.i32(),
                words.i32(),
                words.u8(),
                block.lenientString(block.data()));
    }

    /**
     * SMB_COM_NT_CREATE_ANDX response, [MS-CIFS] 2.2.4.64.2; times are FILETIME.
     *
     * @param oplockLevel {@link #NO_OPLOCK} and others
     * @param createAction {@link #OPENED} and others
     * @param resourceType 0 of a file or directory, see {@link PipeStatus} and [MS-CIFS] 2.2.1.3
     * @param pipeStatus NMPipeStatus of a pipe; of a file with an extended answer its FileStatusFlags
     */
    public record Response(
            int oplockLevel,
            int fid,
            int createAction,
            long creationTime,
            long lastAccessTime,
            long lastWriteTime,
            long lastChangeTime,
            int extFileAttributes,
            long allocationSize,
            long endOfFile,
            int resourceType,
            int pipeStatus,
            boolean directory)
            implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            encodeWords(out);
            out.beginData();
        }

        private void encodeWords(ResponseWriter out) {
            out.andX().out().u8(oplockLevel).u16(fid).u32(createAction);
            encodeFile(out.out());
        }

        /** Everything from CreationTime to Directory, which {@link NtTransactCreate} answers alike. */
        void encodeFile(WireWriter out) {
            out.i64(creationTime)
                    .i64(lastAccessTime)
                    .i64(lastWriteTime)
                    .i64(lastChangeTime)
                    .u32(extFileAttributes)
                    .i64(allocationSize)
                    .i64(endOfFile)
                    .u16(resourceType)
                    .u16(pipeStatus)
                    .u8(directory ? 1 : 0);
        }
    }

    /**
     * What an extended answer tells besides, [MS-SMB] 2.2.4.9.2 and 2.2.7.1.2. The GUID of the volume is zeros, as it may
     * be.
     *
     * @param fileId unique on its volume, or 0
     * @param maximalAccess most rights that this user could open the file with
     * @param guestMaximalAccess the same for a guest
     */
    public record Extension(long fileId, int maximalAccess, int guestMaximalAccess) {
        private static final int VOLUME_GUID_BYTES = 16;

        void encode(WireWriter out) {
            out.zeros(VOLUME_GUID_BYTES).i64(fileId).u32(maximalAccess).u32(guestMaximalAccess);
        }
    }

    /** The answer for a client that asked for it, [MS-SMB] 2.2.4.9.2: 50 words, though WordCount says 42. */
    public record ExtendedResponse(Response common, Extension extension) implements SmbResponse {
        private static final int STATED_WORD_COUNT = 42;

        @Override
        public void encode(ResponseWriter out) {
            common.encodeWords(out);
            extension.encode(out.out());
            out.beginData(STATED_WORD_COUNT);
        }
    }

    /** The answer for a pipe: a normal file without times or size, in message mode. */
    public record PipeResponse(int fid) implements SmbResponse {
        private static final int FILE_ATTRIBUTE_NORMAL = 0x80;

        @Override
        public void encode(ResponseWriter out) {
            new Response(
                            NO_OPLOCK,
                            fid,
                            OPENED,
                            0,
                            0,
                            0,
                            0,
                            FILE_ATTRIBUTE_NORMAL,
                            0,
                            0,
                            PipeStatus.RESOURCE_MESSAGE_PIPE,
                            PipeStatus.MESSAGE_MODE,
                            false)
                    .encode(out);
        }
    }
}

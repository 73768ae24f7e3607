package io.nethood.smb.wire;

import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * NT_TRANSACT_CREATE, [MS-CIFS] 2.2.7.1: an open with a security descriptor and extended attributes for a file that is
 * created.
 *
 * @param open the same as SMB_COM_NT_CREATE_ANDX would ask for
 * @param securityDescriptor self-relative; empty for none
 * @param extendedAttributes a list of FILE_FULL_EA_INFORMATION; empty for none
 */
public record NtTransactCreate(NtCreateAndxRequest open, byte[] securityDescriptor, byte[] extendedAttributes) {
    public static final int FUNCTION = 0x0001;

    /** Bytes of parameters in the answer, without the extension. */
    public static final int RESPONSE_BYTES = 69;

    private static final byte[] NOTHING = {};

    public static NtTransactCreate decode(TransactionRequest request, RequestText text) throws MalformedMessage {
        WireReader parameters = WireReader.of(request.parameters());
        int flags = parameters.i32();
        int rootDirectoryFid = parameters.i32();
        int desiredAccess = parameters.i32();
        long allocationSize = parameters.i64();
        int extFileAttributes = parameters.i32();
        int shareAccess = parameters.i32();
        int createDisposition = parameters.i32();
        int createOptions = parameters.i32();
        int descriptorLength = parameters.count32(request.data().length);
        int attributesLength = parameters.count32(request.data().length - descriptorLength);
        int nameLength = parameters.count32(parameters.length());
        int impersonationLevel = parameters.i32();
        int securityFlags = parameters.u8();
        NtCreateAndxRequest open = new NtCreateAndxRequest(
                flags,
                rootDirectoryFid,
                desiredAccess,
                allocationSize,
                extFileAttributes,
                shareAccess,
                createDisposition,
                createOptions,
                impersonationLevel,
                securityFlags,
                text.counted(parameters, nameLength));
        byte[] data = request.data();
        return new NtTransactCreate(
                open,
                Arrays.copyOf(data, descriptorLength),
                // The attributes end the data; a client may have aligned their beginning.
                Arrays.copyOfRange(data, data.length - attributesLength, data.length));
    }

    /**
     * The answer, [MS-CIFS] 2.2.7.1.2 and [MS-SMB] 2.2.7.1.2.
     *
     * @param eaErrorOffset of the attribute that is wrong, or 0
     * @param extension what an extended answer tells besides; null for the plain one
     */
    public record Response(
            NtCreateAndxRequest.Response common, int eaErrorOffset, NtCreateAndxRequest.@Nullable Extension extension) {
        public TransactionResponse toTransaction() {
            NtCreateAndxRequest.Extension added = extension;
            WireWriter parameters = WireWriter.create()
                    .u8(common.oplockLevel())
                    .u8(added == null ? 0 : 1)
                    .u16(common.fid())
                    .u32(common.createAction())
                    .u32(eaErrorOffset);
            common.encodeFile(parameters);
            if (added != null) {
                added.encode(parameters);
            }
            return TransactionResponse.of(parameters.toBytes(), NOTHING);
        }
    }
}

package io.nethood.smb.wire.info;

import java.util.Optional;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * The FSCTLs of NT_TRANSACT_IOCTL ([MS-SMB] 2.2.7.2, [MS-FSCC] 2.3) that Windows answers, with the codecs of those whose
 * data is one number. {@link ObjectIdBuffer}, {@link AllocatedRange}, {@link ZeroData} and {@link SnapshotList} are the
 * data of the others.
 */
public enum FileSystemControl {
    IS_VOLUME_MOUNTED(0x0009_0028),
    GET_COMPRESSION(0x0009_003C),
    SET_OBJECT_ID(0x0009_0098),
    GET_OBJECT_ID(0x0009_009C),
    CREATE_OR_GET_OBJECT_ID(0x0009_00C0),
    SET_SPARSE(0x0009_00C4),
    QUERY_ALLOCATED_RANGES(0x0009_40CF),
    SET_ZERO_DATA(0x0009_80C8),
    SRV_ENUMERATE_SNAPSHOTS(0x0014_4064);

    private static final int COMPRESSION_FORMAT_NONE = 0;

    private final int code;

    FileSystemControl(int code) {
        this.code = code;
    }

    /** FunctionCode. */
    public int code() {
        return code;
    }

    /** The control that a client names; empty for what is to be refused. */
    public static Optional<FileSystemControl> of(int code) {
        for (FileSystemControl control : values()) {
            if (control.code == code) {
                return Optional.of(control);
            }
        }
        return Optional.empty();
    }

    /** {@link #SET_SPARSE}'s data, [MS-FSCC] 2.3.69: a file becomes sparse when there is none. */
    public static boolean decodeSetSparse(WireReader data) throws MalformedMessage {
        return data.remaining() == 0 || data.u8() != 0;
    }

    /** {@link #GET_COMPRESSION}'s answer, [MS-FSCC] 2.3.20: nothing is compressed. */
    public static void encodeUncompressed(WireWriter out) {
        out.u16(COMPRESSION_FORMAT_NONE);
    }
}

package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;

/**
 * The levels in which a client asks for a file, [MS-CIFS] 2.2.8.3. Where the [MS-FSCC] information class has the same bytes
 * as a level of NT, one row has both codes.
 *
 * <p>Strings are Unicode whatever the client speaks; only names of extended attributes are single bytes.
 */
public enum QueryLevel implements LevelCode.Row {
    INFO_STANDARD(0x0001, LevelCode.NONE, file(QueryLevel::standard)),
    INFO_QUERY_EA_SIZE(
            0x0002, LevelCode.NONE, file((file, out) -> standard(file, out).u32(file.eaSize()))),

    /** The client sends the names, SMB_GEA_LIST; the caller passes an attribute for each, with no value if it has none. */
    INFO_QUERY_EAS_FROM_LIST(
            0x0003, LevelCode.NONE, (file, streams, eas, out) -> ExtendedAttributes.encodeList(eas, out)),
    INFO_QUERY_ALL_EAS(0x0004, LevelCode.NONE, (file, streams, eas, out) -> ExtendedAttributes.encodeList(eas, out)),

    /** Of paths only: the answer is that there is no refusal. */
    INFO_IS_NAME_VALID(0x0006, LevelCode.NONE, file((file, out) -> out)),
    FILE_BASIC(0x0101, 4, file(QueryLevel::basic)),
    FILE_STANDARD(0x0102, 5, file(QueryLevel::sizes)),
    FILE_EA(0x0103, 7, file((file, out) -> out.u32(file.eaSize()))),
    FILE_NAME(0x0104, 9, file((file, out) -> counted(file.path(), out))),

    /**
     * SMB_QUERY_FILE_ALL_INFO, which FileAllInformation is answered with, too: clients of pass-through levels read it so,
     * and not as [MS-FSCC] 2.4.2 has it.
     */
    FILE_ALL(
            0x0107,
            18,
            file((file, out) ->
                    counted(file.path(), sizes(file, basic(file, out)).u32(file.eaSize())))),
    FILE_ALTERNATE_NAME(0x0108, 21, file((file, out) -> counted(file.shortName(), out))),
    FILE_STREAM(0x0109, 22, (file, streams, eas, out) -> StreamInformation.encode(streams, out)),

    /** Nothing is compressed: format, shifts and reserved bytes are 0. */
    FILE_COMPRESSION(0x010B, 28, file((file, out) -> out.i64(file.size()).i64(0))),
    FILE_INTERNAL(LevelCode.NONE, 6, file((file, out) -> out.i64(file.indexNumber()))),
    FILE_ACCESS(LevelCode.NONE, 8, file((file, out) -> out.u32(file.grantedAccess()))),
    FILE_POSITION(LevelCode.NONE, 14, file((file, out) -> out.i64(file.position()))),
    FILE_MODE(LevelCode.NONE, 16, file((file, out) -> out.u32(file.mode()))),
    FILE_ALIGNMENT(LevelCode.NONE, 17, file((file, out) -> out.u32(file.alignment()))),
    FILE_NETWORK_OPEN(
            LevelCode.NONE,
            34,
            file((file, out) -> times(file, out)
                    .i64(file.allocated())
                    .i64(file.size())
                    .u32(file.attributes())
                    .u32(0))),

    /** The tag of what is no reparse point is 0. */
    FILE_ATTRIBUTE_TAG(
            LevelCode.NONE, 35, file((file, out) -> out.u32(file.attributes()).u32(0)));

    private static final LevelCode.Table<QueryLevel> TABLE = new LevelCode.Table<>(values());

    private final int code;
    private final int informationClass;

    /** Captures nothing, so there is nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Encoder encoder;

    QueryLevel(int code, int informationClass, Encoder encoder) {
        this.code = code;
        this.informationClass = informationClass;
        this.encoder = encoder;
    }

    /** The level that a client names; {@link LevelCode#refusal} of one that does not exist. */
    public static QueryLevel of(int code) throws FileRefusal {
        return TABLE.find(code);
    }

    /**
     * Appends the level's structure.
     *
     * @param streams empty unless {@link #needsStreams()}
     * @param eas empty unless {@link #needsEas()}
     */
    public void encode(
            FileInformation file, List<StreamInformation> streams, List<ExtendedAttribute> eas, WireWriter out) {
        encoder.encode(file, streams, eas, out);
    }

    public boolean needsStreams() {
        return this == FILE_STREAM;
    }

    public boolean needsEas() {
        return this == INFO_QUERY_ALL_EAS || this == INFO_QUERY_EAS_FROM_LIST;
    }

    /** Whether it tells {@link FileInformation#eaSize}. */
    public boolean needsEaSize() {
        return this == INFO_QUERY_EA_SIZE || this == FILE_EA || this == FILE_ALL;
    }

    /** Whether it tells {@link FileInformation#shortName}. */
    public boolean needsShortName() {
        return this == FILE_ALTERNATE_NAME;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int informationClass() {
        return informationClass;
    }

    /** [MS-CIFS] 2.2.8.3.1. */
    private static WireWriter standard(FileInformation file, WireWriter out) {
        return out.u32(DosDateTime.packed(file.created()))
                .u32(DosDateTime.packed(file.accessed()))
                .u32(DosDateTime.packed(file.written()))
                .u32(clamp32(file.size()))
                .u32(clamp32(file.allocated()))
                .u16(file.attributes() & FileAttributes.DOS);
    }

    /** [MS-CIFS] 2.2.8.3.6, [MS-FSCC] 2.4.7. */
    private static WireWriter basic(FileInformation file, WireWriter out) {
        return times(file, out).u32(file.attributes()).u32(0);
    }

    /** [MS-CIFS] 2.2.8.3.7, with the two reserved bytes of [MS-FSCC] 2.4.47. */
    private static WireWriter sizes(FileInformation file, WireWriter out) {
        return out.i64(file.allocated())
                .i64(file.size())
                .u32(file.links())
                .u8(file.deletePending() ? 1 : 0)
                .u8(file.directory() ? 1 : 0)
                .u16(0);
    }

    private static WireWriter times(FileInformation file, WireWriter out) {
        return out.i64(file.created()).i64(file.accessed()).i64(file.written()).i64(file.changed());
    }

    private static WireWriter counted(String name, WireWriter out) {
        byte[] bytes = Utf16.encode(name);
        return out.u32(bytes.length).bytes(bytes);
    }

    /** A size as levels of 32 bits show it: 4 GiB less one when it is more. */
    static int clamp32(long bytes) {
        return (int) Math.min(bytes, 0xFFFF_FFFFL);
    }

    private static Encoder file(FileEncoder encoder) {
        return (file, streams, eas, out) -> encoder.encode(file, out);
    }

    @FunctionalInterface
    private interface Encoder {
        void encode(FileInformation file, List<StreamInformation> streams, List<ExtendedAttribute> eas, WireWriter out);
    }

    @FunctionalInterface
    private interface FileEncoder {
        WireWriter encode(FileInformation file, WireWriter out);
    }
}

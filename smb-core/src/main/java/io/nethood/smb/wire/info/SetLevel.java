package io.nethood.smb.wire.info;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;

/**
 * The levels in which a client changes a file, [MS-CIFS] 2.2.8.4 and [MS-FSCC] 2.4. Reserved bytes at the end of a structure
 * may be missing, as real clients leave them out, and more may follow.
 */
public enum SetLevel implements LevelCode.Row {
    INFO_STANDARD(0x0001, LevelCode.NONE, SetLevel::standardTimes),
    INFO_SET_EAS(0x0002, LevelCode.NONE, in -> new SetInformation.Eas(ExtendedAttributes.decodeList(in))),
    FILE_BASIC(0x0101, 4, SetLevel::basic),
    FILE_DISPOSITION(0x0102, 13, in -> new SetInformation.Disposition(in.u8() != 0)),
    FILE_ALLOCATION(0x0103, 19, in -> new SetInformation.Allocation(in.i64())),
    FILE_END_OF_FILE(0x0104, 20, in -> new SetInformation.EndOfFile(in.i64())),
    FILE_RENAME(LevelCode.NONE, 10, in -> {
        Target target = Target.decode(in);
        return new SetInformation.Rename(target.replace, target.rootFid, target.name);
    }),
    FILE_LINK(LevelCode.NONE, 11, in -> {
        Target target = Target.decode(in);
        return new SetInformation.Link(target.replace, target.rootFid, target.name);
    }),
    FILE_POSITION(LevelCode.NONE, 14, in -> new SetInformation.Position(in.i64())),
    FILE_FULL_EA(LevelCode.NONE, 15, in -> new SetInformation.Eas(ExtendedAttributes.decodeFull(in))),
    FILE_MODE(LevelCode.NONE, 16, in -> new SetInformation.Mode(in.i32()));

    private static final LevelCode.Table<SetLevel> TABLE = new LevelCode.Table<>(values());

    private final int code;
    private final int informationClass;

    /** Captures nothing, so there is nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Decoder decoder;

    SetLevel(int code, int informationClass, Decoder decoder) {
        this.code = code;
        this.informationClass = informationClass;
        this.decoder = decoder;
    }

    /** The level that a client names; {@link LevelCode#refusal} of one that does not exist. */
    public static SetLevel of(int code) throws FileRefusal {
        return TABLE.find(code);
    }

    /** Reads the level's structure. */
    public SetInformation decode(WireReader data) throws MalformedMessage {
        return decoder.decode(data);
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int informationClass() {
        return informationClass;
    }

    private static SetInformation standardTimes(WireReader in) throws MalformedMessage {
        return new SetInformation.StandardTimes(
                DosDateTime.fileTimeOf(in.i32()), DosDateTime.fileTimeOf(in.i32()), DosDateTime.fileTimeOf(in.i32()));
    }

    private static SetInformation basic(WireReader in) throws MalformedMessage {
        return new SetInformation.Basic(in.i64(), in.i64(), in.i64(), in.i64(), in.i32());
    }

    /** FILE_RENAME_INFORMATION_TYPE_1, [MS-FSCC] 2.4.42.1, which is FILE_LINK_INFORMATION_TYPE_1, too. */
    private record Target(boolean replace, int rootFid, String name) {
        private static final int MOST_NAME_BYTES = 0xFFFE;

        static Target decode(WireReader in) throws MalformedMessage {
            boolean replace = in.u8() != 0;
            in.skip(3);
            int rootFid = in.i32();
            int nameAt = in.position();
            int nameBytes = in.count32(MOST_NAME_BYTES);
            if (nameBytes % 2 != 0) {
                throw new MalformedMessage(Reason.BAD_VALUE, nameAt);
            }
            return new Target(replace, rootFid, Utf16.decode(in.bytes(nameBytes)));
        }
    }

    @FunctionalInterface
    private interface Decoder {
        SetInformation decode(WireReader in) throws MalformedMessage;
    }
}

package io.nethood.smb.wire.info;

import java.nio.charset.Charset;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;

/**
 * The levels in which a client asks for a volume, [MS-CIFS] 2.2.8.2 and [MS-FSCC] 2.5. FileFsLabelInformation can only be
 * set, so it is no row.
 */
public enum FileSystemLevel implements LevelCode.Row {
    INFO_ALLOCATION(0x0001, LevelCode.NONE),

    /** The only level whose string is in the client's form. */
    INFO_VOLUME(0x0002, LevelCode.NONE),
    FS_VOLUME(0x0102, 1),
    FS_SIZE(0x0103, 3),
    FS_DEVICE(0x0104, 4),
    FS_ATTRIBUTE(0x0105, 5),
    FS_CONTROL(LevelCode.NONE, 6),
    FS_FULL_SIZE(LevelCode.NONE, 7),
    FS_OBJECT_ID(LevelCode.NONE, 8);

    private static final LevelCode.Table<FileSystemLevel> TABLE = new LevelCode.Table<>(values());

    private static final int FILE_DEVICE_DISK = 0x07;
    private static final int DEVICE_IS_MOUNTED = 0x20;
    private static final int EXTENDED_INFO_BYTES = 48;
    private static final long NO_QUOTA = -1;

    private final int code;
    private final int informationClass;

    FileSystemLevel(int code, int informationClass) {
        this.code = code;
        this.informationClass = informationClass;
    }

    /** The level that a client names; {@link LevelCode#refusal} of one that does not exist. */
    public static FileSystemLevel of(int code) throws FileRefusal {
        return TABLE.find(code);
    }

    /**
     * Appends the level's structure.
     *
     * @param unicode whether strings of LANMAN's levels are, as the header says
     * @param codePage of those that are not
     */
    public void encode(VolumeInformation volume, boolean unicode, Charset codePage, WireWriter out) {
        switch (this) {
            case INFO_ALLOCATION -> allocation(DiskUnits.of32Bits(volume), out);
            case INFO_VOLUME -> label(volume, unicode, codePage, out);
            case FS_VOLUME -> {
                byte[] label = Utf16.encode(volume.label());
                out.i64(volume.created()).u32(volume.serial()).u32(label.length);
                out.u8((volume.attributes() & VolumeInformation.SUPPORTS_OBJECT_IDS) != 0 ? 1 : 0);
                out.u8(0).bytes(label);
            }
            case FS_SIZE ->
                out.i64(volume.totalUnits())
                        .i64(volume.freeUnits())
                        .u32(volume.sectorsPerUnit())
                        .u32(volume.bytesPerSector());
            case FS_DEVICE -> out.u32(FILE_DEVICE_DISK).u32(DEVICE_IS_MOUNTED);
            case FS_ATTRIBUTE -> {
                byte[] name = Utf16.encode(volume.fileSystemName());
                out.u32(volume.attributes())
                        .u32(volume.maxNameLength())
                        .u32(name.length)
                        .bytes(name);
            }
            case FS_CONTROL ->
                // Content indexing does not filter, and quotas are neither tracked nor enforced.
                out.i64(0).i64(0).i64(0).i64(NO_QUOTA).i64(NO_QUOTA).u32(0).u32(0);
            case FS_FULL_SIZE ->
                out.i64(volume.totalUnits())
                        .i64(volume.freeUnits())
                        .i64(volume.freeUnits())
                        .u32(volume.sectorsPerUnit())
                        .u32(volume.bytesPerSector());
            case FS_OBJECT_ID -> {
                volume.objectId().encode(out);
                out.zeros(EXTENDED_INFO_BYTES);
            }
        }
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int informationClass() {
        return informationClass;
    }

    /** [MS-CIFS] 2.2.8.2.1; NT's idFileSystem is always 0. */
    private static void allocation(DiskUnits units, WireWriter out) {
        out.u32(0)
                .u32(units.sectorsPerUnit())
                .u32((int) units.total())
                .u32((int) units.free())
                .u16(units.bytesPerSector());
    }

    /** [MS-CIFS] 2.2.8.2.2: the length is one of bytes, and the string follows it at once, aligned or not. */
    private static void label(VolumeInformation volume, boolean unicode, Charset codePage, WireWriter out) {
        byte[] label = unicode ? Utf16.encode(volume.label()) : volume.label().getBytes(codePage);
        out.u32(volume.serial()).u8(label.length).bytes(label).zeros(unicode ? 2 : 1);
    }
}

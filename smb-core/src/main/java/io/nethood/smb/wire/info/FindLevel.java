package io.nethood.smb.wire.info;

import io.nethood.smb.file.store.FileRefusal;

/**
 * The levels in which a client lists a directory, [MS-CIFS] 2.2.8.1 and [MS-SMB] 2.2.8.1. {@link DirectoryPage} writes
 * them. None is reached by pass-through.
 */
public enum FindLevel implements LevelCode.Row {
    INFO_STANDARD(0x0001, 23),
    INFO_QUERY_EA_SIZE(0x0002, 27),

    /** The client sends the names of the attributes it wants, SMB_GEA_LIST. */
    INFO_QUERY_EAS_FROM_LIST(0x0003, 23),
    FILE_DIRECTORY(0x0101, 64),
    FILE_FULL_DIRECTORY(0x0102, 68),
    FILE_NAMES(0x0103, 12),
    FILE_BOTH_DIRECTORY(0x0104, 94),
    FILE_ID_FULL_DIRECTORY(0x0105, 80),
    FILE_ID_BOTH_DIRECTORY(0x0106, 104);

    private static final LevelCode.Table<FindLevel> TABLE = new LevelCode.Table<>(values());

    private final int code;
    private final int fixedBytes;

    FindLevel(int code, int fixedBytes) {
        this.code = code;
        this.fixedBytes = fixedBytes;
    }

    /** The level that a client names; {@link LevelCode#refusal} of one that does not exist. */
    public static FindLevel of(int code) throws FileRefusal {
        return TABLE.find(code);
    }

    /** Whether {@link DirectoryEntry#shortName} is told. */
    public boolean needsShortName() {
        return this == FILE_BOTH_DIRECTORY || this == FILE_ID_BOTH_DIRECTORY;
    }

    /** Whether {@link DirectoryEntry#eaSize} is told. */
    public boolean needsEaSize() {
        return this == INFO_QUERY_EA_SIZE || (!isLanman() && this != FILE_DIRECTORY && this != FILE_NAMES);
    }

    /** Whether {@link DirectoryEntry#eas} are told. */
    public boolean needsEas() {
        return this == INFO_QUERY_EAS_FROM_LIST;
    }

    /** Whether more than the name is told. */
    public boolean needsAttributes() {
        return this != FILE_NAMES;
    }

    /** LANMAN's levels: entries without a chain, times of DOS, a length of the name of one byte. */
    boolean isLanman() {
        return code <= 0x0003;
    }

    /** Bytes before the name; in LANMAN's levels without a resume key, and without extended attributes. */
    int fixedBytes() {
        return fixedBytes;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int informationClass() {
        return LevelCode.NONE;
    }
}

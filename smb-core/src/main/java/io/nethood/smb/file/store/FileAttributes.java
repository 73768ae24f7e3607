package io.nethood.smb.file.store;

/** SMB_EXT_FILE_ATTR, [MS-CIFS] 2.2.1.2.3; the low six bits are SMB_FILE_ATTRIBUTES, 2.2.1.2.4. */
public final class FileAttributes {
    public static final int READONLY = 0x0001;
    public static final int HIDDEN = 0x0002;
    public static final int SYSTEM = 0x0004;
    /** The label of a volume, which no file has. */
    public static final int VOLUME = 0x0008;

    public static final int DIRECTORY = 0x0010;
    public static final int ARCHIVE = 0x0020;
    /** No other attribute is set; never kept. */
    public static final int NORMAL = 0x0080;

    public static final int TEMPORARY = 0x0100;
    public static final int SPARSE = 0x0200;
    public static final int REPARSE_POINT = 0x0400;
    public static final int COMPRESSED = 0x0800;
    public static final int OFFLINE = 0x1000;
    public static final int NOT_CONTENT_INDEXED = 0x2000;
    public static final int ENCRYPTED = 0x4000;

    /** The file has extended attributes, so that a listing knows without opening it; no client is told of it or sets it. */
    public static final int HAS_EAS = 0x0004_0000;

    /** What stays when a client sets the attributes. */
    public static final int KEPT = SPARSE | HAS_EAS;

    /** What a client may set of a file. */
    public static final int SETTABLE = READONLY | HIDDEN | SYSTEM | ARCHIVE | TEMPORARY | OFFLINE | NOT_CONTENT_INDEXED;

    /** What DOS clients know. */
    public static final int DOS = READONLY | HIDDEN | SYSTEM | VOLUME | DIRECTORY | ARCHIVE;

    private FileAttributes() {}
}

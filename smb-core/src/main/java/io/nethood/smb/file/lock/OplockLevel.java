package io.nethood.smb.file.lock;

/** OplockLevel of [MS-CIFS] 2.2.4.64.2. */
public enum OplockLevel {
    NONE(0),
    /** Nobody else has the file open: everything may be cached. */
    EXCLUSIVE(1),
    /** As exclusive, and closing may be put off too. */
    BATCH(2),
    /** Nobody changes the file: what was read may be kept. */
    LEVEL_TWO(3);

    private final int code;

    OplockLevel(int code) {
        this.code = code;
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }
}

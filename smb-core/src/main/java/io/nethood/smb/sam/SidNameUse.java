package io.nethood.smb.sam;

/** What kind of thing a SID names, SID_NAME_USE ([MS-LSAT] 2.2.13). */
public enum SidNameUse {
    USER(1),
    GROUP(2),
    DOMAIN(3),
    ALIAS(4),
    WELL_KNOWN_GROUP(5),
    UNKNOWN(8);

    private final int code;

    SidNameUse(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}

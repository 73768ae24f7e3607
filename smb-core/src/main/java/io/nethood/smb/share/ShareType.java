package io.nethood.smb.share;

/** Kind of a share, [MS-SRVS] 2.2.2.4; the service string is that of [MS-CIFS] 2.2.4.55. */
public enum ShareType {
    DISK(0, "A:", "Disk"),
    PRINTER(1, "LPT1:", "Print"),
    DEVICE(2, "COMM", "Comm"),
    IPC(3, "IPC", "IPC");

    /** STYPE_SPECIAL: an administrative share. */
    public static final int SPECIAL = 0x8000_0000;

    private final int code;
    private final String service;
    private final String columnText;

    ShareType(int code, String service, String columnText) {
        this.code = code;
        this.service = service;
        this.columnText = columnText;
    }

    /** STYPE_* without flags. */
    public int code() {
        return code;
    }

    /** What a client names to ask for it, and what the server answers with. */
    public String service() {
        return service;
    }

    /** As {@code net view} and {@code net session \\computer} print it. */
    public String columnText() {
        return columnText;
    }
}

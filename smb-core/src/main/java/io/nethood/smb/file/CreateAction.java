package io.nethood.smb.file;

/** What an open did, CreateAction of [MS-CIFS] 2.2.4.64.2. */
public enum CreateAction {
    SUPERSEDED(0),
    OPENED(1),
    CREATED(2),
    OVERWRITTEN(3);

    private final int code;

    CreateAction(int code) {
        this.code = code;
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }
}

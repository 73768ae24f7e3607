package io.nethood.smb.connection;

/** How a client reached the server. */
public enum Transport {
    /** Port 445: no NetBIOS, the client is known by its address. */
    DIRECT_TCP("NetbiosSmb"),
    /** Port 139: the NetBIOS session service, the client is known by its calling name. */
    SESSION_SERVICE("NetBT_Tcpip");

    private final String windowsName;

    Transport(String windowsName) {
        this.windowsName = windowsName;
    }

    /** As {@code net config server} names it. */
    public String windowsName() {
        return windowsName;
    }
}

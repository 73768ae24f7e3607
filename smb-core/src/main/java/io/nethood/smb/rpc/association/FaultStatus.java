package io.nethood.smb.rpc.association;

/** Why a call could not be made (C706 appendix E; [MS-ERREF] 2.2 where the runtime's Win32 error has no DCE number). */
public enum FaultStatus {
    /** The interface has no such opnum. */
    OP_RNG_ERROR(0x1C01_0002),
    /** The presentation context names no interface of this association. */
    UNKNOWN_IF(0x1C01_0003),
    /** A PDU that does not fit the protocol, or where the association stands. */
    PROTO_ERROR(0x1C01_000B),
    /** No context handle of this association and this interface. */
    CONTEXT_MISMATCH(0x1C00_001A),
    /** The stub data is larger than this server takes. */
    REMOTE_NO_MEMORY(0x1C00_001B),
    /** RPC_X_BAD_STUB_DATA: the arguments are no NDR of this call. */
    BAD_STUB_DATA(0x0000_06F7);

    private final int code;

    FaultStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

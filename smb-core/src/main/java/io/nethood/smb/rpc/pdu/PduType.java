package io.nethood.smb.rpc.pdu;

import java.util.Arrays;
import java.util.Optional;

/** PTYPE of connection-oriented PDUs (C706 12.6.1; auth3: [MS-RPCE] 2.2.2.1). */
public enum PduType {
    REQUEST(0),
    RESPONSE(2),
    FAULT(3),
    BIND(11),
    BIND_ACK(12),
    BIND_NAK(13),
    ALTER_CONTEXT(14),
    ALTER_CONTEXT_RESPONSE(15),
    AUTH3(16),
    SHUTDOWN(17),
    CANCEL(18),
    ORPHANED(19);

    private final int code;

    PduType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<PduType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}

package io.nethood.smb.rpc.pdu;

import java.util.Arrays;
import java.util.Optional;

/** provider_reject_reason of a bind_nak (C706 12.6.3.1; [MS-RPCE] 2.2.2.5). */
public enum BindRejection {
    REASON_NOT_SPECIFIED(0),
    LOCAL_LIMIT_EXCEEDED(2),
    PROTOCOL_VERSION_NOT_SUPPORTED(4),
    /** The verifier names a security provider that is not registered here ([MS-RPCE] 3.3.3.5.3). */
    AUTHENTICATION_TYPE_NOT_RECOGNIZED(8);

    private final int code;

    BindRejection(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<BindRejection> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}

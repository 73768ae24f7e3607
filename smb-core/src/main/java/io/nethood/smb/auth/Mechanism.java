package io.nethood.smb.auth;

import java.util.HexFormat;

/** Object identifiers of [MS-SPNG] 1.9 as they are encoded. */
final class Mechanism {
    /** 1.3.6.1.5.5.2 */
    static final Octets SPNEGO = encoded("2b0601050502");

    /** 1.3.6.1.4.1.311.2.2.10 */
    static final Octets NTLMSSP = encoded("2b06010401823702020a");

    private Mechanism() {}

    private static Octets encoded(String hex) {
        return Octets.owning(HexFormat.of().parseHex(hex));
    }
}

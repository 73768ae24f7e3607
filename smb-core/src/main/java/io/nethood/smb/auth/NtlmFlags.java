package io.nethood.smb.auth;

/** NegotiateFlags, [MS-NLMP] 2.2.2.5: the bits that mean something to a server. */
final class NtlmFlags {
    static final int UNICODE = 0x0000_0001;
    static final int OEM = 0x0000_0002;
    static final int REQUEST_TARGET = 0x0000_0004;
    static final int SIGN = 0x0000_0010;
    static final int SEAL = 0x0000_0020;
    static final int LM_KEY = 0x0000_0080;
    static final int NTLM = 0x0000_0200;
    static final int DOMAIN_SUPPLIED = 0x0000_1000;
    static final int WORKSTATION_SUPPLIED = 0x0000_2000;
    static final int ALWAYS_SIGN = 0x0000_8000;
    static final int TARGET_TYPE_SERVER = 0x0002_0000;
    static final int EXTENDED_SESSION_SECURITY = 0x0008_0000;
    static final int REQUEST_NON_NT_SESSION_KEY = 0x0040_0000;
    static final int TARGET_INFO = 0x0080_0000;
    static final int VERSION = 0x0200_0000;
    static final int KEY_128 = 0x2000_0000;
    static final int KEY_EXCHANGE = 0x4000_0000;
    static final int KEY_56 = 0x8000_0000;

    /** What a server grants when the client asks for it. */
    private static final int GRANTED = SIGN
            | SEAL
            | LM_KEY
            | ALWAYS_SIGN
            | EXTENDED_SESSION_SECURITY
            | REQUEST_NON_NT_SESSION_KEY
            | KEY_128
            | KEY_EXCHANGE
            | KEY_56;

    private NtlmFlags() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /**
     * The flags of the CHALLENGE_MESSAGE that answers {@code requested}, [MS-NLMP] 3.2.5.1.1.
     *
     * @param sendsVersion whether the server has a VERSION to send
     */
    static int challengeFor(int requested, boolean sendsVersion) {
        int flags = (requested & GRANTED) | NTLM | TARGET_INFO;
        flags |= has(requested, UNICODE) ? UNICODE : OEM;
        if (has(requested, REQUEST_TARGET)) {
            flags |= REQUEST_TARGET | TARGET_TYPE_SERVER;
        }
        if (sendsVersion) {
            flags |= requested & VERSION;
        }
        // The two ways to mix keys exclude each other, and the newer one wins ([MS-NLMP] 2.2.2.5, bits G and P).
        return has(flags, EXTENDED_SESSION_SECURITY) ? flags & ~LM_KEY : flags;
    }
}

package io.nethood.smb.auth;

import java.security.MessageDigest;

import io.nethood.smb.auth.SessionSecurity.Direction;

/**
 * mechListMIC of RFC 4178 5: an NTLMSSP signature of the list of mechanisms, the first and only one of its exchange, so
 * that nobody on the way can take a mechanism from the list.
 *
 * <p>Clients send one when they have seen a timestamp, or prefer another mechanism; a client that sends one wants ours.
 */
final class MechListMic {

    /** The random pad of a signature without extended session security: it proves nothing, and not all clients fill it. */
    private static final int PAD_AT = 4;

    private static final int PAD_LENGTH = 4;

    private MechListMic() {}

    /** Whether both sides agreed on something to sign with. */
    static boolean canBeMade(int flags) {
        return NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSION_SECURITY | NtlmFlags.SIGN | NtlmFlags.SEAL);
    }

    /** Whether {@code received} is what the client signs {@code mechList} with. */
    static boolean holds(Octets received, Octets exportedSessionKey, int flags, Octets mechList) {
        byte[] expected =
                new SessionSecurity(Direction.CLIENT_TO_SERVER, exportedSessionKey, flags).sign(mechList.array());
        byte[] mic = received.toBytes();
        if (!NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSION_SECURITY) && mic.length == expected.length) {
            System.arraycopy(expected, PAD_AT, mic, PAD_AT, PAD_LENGTH);
        }
        return MessageDigest.isEqual(expected, mic);
    }

    /** What the server signs {@code mechList} with. */
    static Octets ofServer(Octets exportedSessionKey, int flags, Octets mechList) {
        return Octets.owning(
                new SessionSecurity(Direction.SERVER_TO_CLIENT, exportedSessionKey, flags).sign(mechList.array()));
    }
}

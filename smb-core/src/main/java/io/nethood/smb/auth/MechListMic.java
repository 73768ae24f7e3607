package io.nethood.smb.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.google.common.primitives.Bytes;

/**
 * mechListMIC of RFC 4178 5: an NTLMSSP signature of the list of mechanisms, the first and only one of its exchange, so
 * that nobody on the way can take a mechanism from the list.
 *
 * <p>Clients send one when they have seen a timestamp, or prefer another mechanism; a client that sends one wants ours.
 * Signatures exist here with extended session security only ([MS-NLMP] 2.2.2.9.2, 3.4.4.2, 3.4.5.2 and 3.4.5.3), which
 * every such client negotiates.
 */
final class MechListMic {
    private static final String CLIENT = "client-to-server";
    private static final String SERVER = "server-to-client";

    private static final int CHECKSUM_LENGTH = 8;
    private static final byte[] VERSION = {1, 0, 0, 0};
    private static final byte[] SEQUENCE_NUMBER = new byte[4];

    /** Bytes of the session key in a sealing key of 56 and of 40 bits. */
    private static final int KEY_56_LENGTH = 7;

    private static final int KEY_40_LENGTH = 5;

    private MechListMic() {}

    /** What the client signs {@code mechList} with. */
    static Octets ofClient(Octets exportedSessionKey, int flags, Octets mechList) {
        return sign(CLIENT, exportedSessionKey.array(), flags, mechList);
    }

    /** What the server signs {@code mechList} with. */
    static Octets ofServer(Octets exportedSessionKey, int flags, Octets mechList) {
        return sign(SERVER, exportedSessionKey.array(), flags, mechList);
    }

    private static Octets sign(String direction, byte[] key, int flags, Octets mechList) {
        byte[] signingKey = Ciphers.md5(key, magic(direction, "signing"));
        byte[] checksum =
                Arrays.copyOf(Ciphers.hmacMd5(signingKey, SEQUENCE_NUMBER, mechList.array()), CHECKSUM_LENGTH);
        if (NtlmFlags.has(flags, NtlmFlags.KEY_EXCHANGE)) {
            byte[] weakened = Arrays.copyOf(key, sealingStrength(flags));
            checksum = Ciphers.rc4(Ciphers.md5(weakened, magic(direction, "sealing")), checksum);
        }
        return Octets.owning(Bytes.concat(VERSION, checksum, SEQUENCE_NUMBER));
    }

    private static int sealingStrength(int flags) {
        if (NtlmFlags.has(flags, NtlmFlags.KEY_128)) {
            return SessionKeys.LENGTH;
        }
        return NtlmFlags.has(flags, NtlmFlags.KEY_56) ? KEY_56_LENGTH : KEY_40_LENGTH;
    }

    private static byte[] magic(String direction, String use) {
        String text = "session key to " + direction + " " + use + " key magic constant\0";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

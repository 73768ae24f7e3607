package io.nethood.smb.auth;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The eight bytes that a client must answer ([MS-CIFS] 2.2.4.52.2 Challenge, [MS-NLMP] 2.2.1.2 ServerChallenge). */
public final class ServerChallenge {

    /** Bytes of a challenge. */
    public static final int LENGTH = 8;

    private final byte[] bytes;

    private ServerChallenge(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new challenge: the next bytes of {@code random}, which decides how predictable it is. */
    public static ServerChallenge draw(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new ServerChallenge(bytes);
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes themselves, for reading only. */
    byte[] array() {
        return bytes;
    }

    @Override
    public String toString() {
        return "ServerChallenge[" + HexFormat.of().formatHex(bytes) + "]";
    }
}

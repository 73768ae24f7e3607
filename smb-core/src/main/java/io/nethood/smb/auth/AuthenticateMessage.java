package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/**
 * AUTHENTICATE_MESSAGE, [MS-NLMP] 2.2.1.3.
 *
 * <p>The fixed part has grown with time: NT 4.0 ends it after the workstation, 2000 after the flags, XP after the
 * version, Vista after the MIC. Where the payload begins tells how much of it is there.
 *
 * @param lmResponse LmChallengeResponse
 * @param ntResponse NtChallengeResponse
 * @param domain DomainName
 * @param user UserName
 * @param encryptedSessionKey EncryptedRandomSessionKey, empty when the client sent none
 * @param flags NegotiateFlags, or those of the challenge when the client is too old to repeat them
 * @param mic the 16 bytes where a MIC stands if there is one; empty when the fixed part is too short for it
 */
record AuthenticateMessage(
        Octets lmResponse,
        Octets ntResponse,
        String domain,
        String user,
        Octets encryptedSessionKey,
        int flags,
        Octets mic) {

    /** Longest user or domain name, in characters; [MS-NLMP] names no limit, and no Windows has longer ones. */
    static final int MAX_NAME_LENGTH = 256;

    /** Where the MIC stands. */
    static final int MIC_OFFSET = 72;

    static final int MIC_LENGTH = 16;

    /** Ends of the fixed part: with the workstation, with the session key, with the flags. */
    private static final int END_OF_WORKSTATION = 52;

    private static final int END_OF_SESSION_KEY = 60;
    private static final int END_OF_FLAGS = 64;

    static AuthenticateMessage decode(byte[] message, int challengeFlags, Charset codePage) throws MalformedMessage {
        WireReader in = WireReader.of(message);
        NtlmMessage.requireHeader(in, NtlmMessage.AUTHENTICATE);
        SecurityBuffer lmResponse = SecurityBuffer.decode(in);
        SecurityBuffer ntResponse = SecurityBuffer.decode(in);
        SecurityBuffer domain = SecurityBuffer.decode(in);
        SecurityBuffer user = SecurityBuffer.decode(in);
        SecurityBuffer workstation = SecurityBuffer.decode(in);
        int fixedPart = lengthOfFixedPart(in, lmResponse, ntResponse, domain, user, workstation);

        SecurityBuffer sessionKey = fixedPart >= END_OF_SESSION_KEY ? SecurityBuffer.decode(in) : SecurityBuffer.EMPTY;
        int flags = fixedPart >= END_OF_FLAGS ? in.i32() : challengeFlags;
        boolean roomForMic = fixedPart >= MIC_OFFSET + MIC_LENGTH;
        Charset charset = NtlmMessage.charset(flags, codePage);
        return new AuthenticateMessage(
                lmResponse.read(in),
                ntResponse.read(in),
                domain.readText(in, charset, MAX_NAME_LENGTH),
                user.readText(in, charset, MAX_NAME_LENGTH),
                sessionKey.read(in),
                flags,
                roomForMic ? Octets.owning(in.bytesAt(MIC_OFFSET, MIC_LENGTH)) : Octets.NONE);
    }

    /** Up to the first byte of the payload, or to the end when every field is empty. */
    private static int lengthOfFixedPart(WireReader in, SecurityBuffer... fields) throws MalformedMessage {
        int length = in.length();
        for (SecurityBuffer field : fields) {
            if (field.length() > 0) {
                length = Math.min(length, field.offset());
            }
        }
        if (length < END_OF_WORKSTATION) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, length);
        }
        return length;
    }

    PasswordCredentials credentials() {
        return new PasswordCredentials(user, domain, lmResponse, ntResponse);
    }

    /**
     * Whether the MIC is right or need not be there: only NTLMv2 can announce one ([MS-NLMP] 3.2.5.1.2).
     *
     * @param exportedSessionKey which keys the MIC
     * @param negotiate the NEGOTIATE_MESSAGE as received
     * @param challenge the CHALLENGE_MESSAGE as sent
     * @param message this message as received
     */
    boolean micHolds(Octets exportedSessionKey, Octets negotiate, Octets challenge, byte[] message)
            throws MalformedMessage {
        if (!TargetInfo.announcesMic(ntResponse)) {
            return true;
        }
        if (mic.isEmpty()) {
            return false;
        }
        byte[] withoutMic = message.clone();
        Arrays.fill(withoutMic, MIC_OFFSET, MIC_OFFSET + MIC_LENGTH, (byte) 0);
        byte[] expected = Ciphers.hmacMd5(exportedSessionKey.array(), negotiate.array(), challenge.array(), withoutMic);
        return Octets.owning(expected).equals(mic);
    }
}

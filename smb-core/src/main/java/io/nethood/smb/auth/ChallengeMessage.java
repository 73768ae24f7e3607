package io.nethood.smb.auth;

import io.nethood.smb.session.Edition;
import io.nethood.wire.WireWriter;

/**
 * CHALLENGE_MESSAGE, [MS-NLMP] 2.2.1.2.
 *
 * @param flags NegotiateFlags
 * @param targetName in the character set that {@code flags} name; empty unless REQUEST_TARGET
 * @param challenge what the client must answer
 * @param targetInfo an AV_PAIR list
 * @param family whose VERSION is sent if {@code flags} say so
 */
record ChallengeMessage(
        int flags, Octets targetName, ServerChallenge challenge, Octets targetInfo, Edition.Family family) {
    private static final int RESERVED_LENGTH = 8;

    /** Bytes of the VERSION structure, [MS-NLMP] 2.2.2.10, and of the reserved part before its last byte. */
    private static final int VERSION_LENGTH = 8;

    private static final int VERSION_RESERVED_LENGTH = 3;
    private static final int NTLMSSP_REVISION_W2K3 = 15;

    /** Bytes before the payload: two security buffers and what stands around them. */
    private static final int PAYLOAD_OFFSET = 8
            + 4
            + SecurityBuffer.ENCODED_LENGTH
            + 4
            + ServerChallenge.LENGTH
            + RESERVED_LENGTH
            + SecurityBuffer.ENCODED_LENGTH
            + VERSION_LENGTH;

    /** The answer to {@code negotiate}. */
    static ChallengeMessage to(
            NegotiateMessage negotiate, NtlmTarget target, ServerChallenge challenge, Octets targetInfo) {
        int flags = NtlmFlags.challengeFor(negotiate.flags(), target.family().sendsNtlmsspVersion());
        String name = NtlmFlags.has(flags, NtlmFlags.REQUEST_TARGET) ? target.computer() : "";
        byte[] targetName = name.getBytes(NtlmMessage.charset(flags, target.codePage()));
        return new ChallengeMessage(flags, Octets.owning(targetName), challenge, targetInfo, target.family());
    }

    byte[] encode() {
        WireWriter out = WireWriter.create();
        out.bytes(NtlmMessage.signature()).u32(NtlmMessage.CHALLENGE);
        SecurityBuffer.encode(out, targetName.length(), PAYLOAD_OFFSET);
        out.u32(flags).bytes(challenge.array()).zeros(RESERVED_LENGTH);
        SecurityBuffer.encode(out, targetInfo.length(), PAYLOAD_OFFSET + targetName.length());
        if (NtlmFlags.has(flags, NtlmFlags.VERSION)) {
            out.u8(family.majorVersion()).u8(family.minorVersion()).u16(family.ntlmsspBuild());
            out.zeros(VERSION_RESERVED_LENGTH).u8(NTLMSSP_REVISION_W2K3);
        } else {
            out.zeros(VERSION_LENGTH);
        }
        return out.bytes(targetName.array()).bytes(targetInfo.array()).toBytes();
    }
}

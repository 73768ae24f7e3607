package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.google.common.primitives.Bytes;
import io.nethood.wire.WireWriter;

/** What a client computes and sends to log on: the other side of this package, for tests. */
public final class NtlmClient {
    /** Flags of a client of today. */
    static final int FLAGS = NtlmFlags.UNICODE
            | NtlmFlags.REQUEST_TARGET
            | NtlmFlags.NTLM
            | NtlmFlags.EXTENDED_SESSION_SECURITY
            | NtlmFlags.KEY_128;

    /** Where the server's challenge stands in a CHALLENGE_MESSAGE. */
    private static final int CHALLENGE_AT = 24;

    private NtlmClient() {}

    /** The NEGOTIATE_MESSAGE of a client of today. */
    public static byte[] negotiateToken() {
        return negotiate(FLAGS);
    }

    /** The AUTHENTICATE_MESSAGE that answers {@code challengeMessage} with NTLMv2. */
    public static byte[] authenticateToken(String user, String password, byte[] challengeMessage) {
        byte[] challenge = Arrays.copyOfRange(challengeMessage, CHALLENGE_AT, CHALLENGE_AT + ServerChallenge.LENGTH);
        byte[] clientPart = Bytes.concat(new byte[] {1, 1}, new byte[26], new byte[8]);
        AuthenticateMessage message = new AuthenticateMessage(
                Octets.of(new byte[24]),
                Octets.of(v2Response(user, "LABXP", password, challenge, clientPart)),
                "LABXP",
                user,
                Octets.NONE,
                FLAGS,
                Octets.NONE);
        return authenticate(message, StandardCharsets.US_ASCII, 72);
    }

    /** The NTLM v1 response, 24 bytes. */
    public static byte[] ntlmResponse(String password, byte[] challenge) {
        return NtlmResponse.desl(NtlmHash.ntowfV1(password), challenge);
    }

    /** The LM response, 24 bytes. */
    public static byte[] lmResponse(String password, Charset codePage, byte[] challenge) {
        return NtlmResponse.desl(NtlmHash.lmowfV1(password, codePage).orElseThrow(), challenge);
    }

    /** What a client signs with that has proved {@code password} with an NTLM v1 {@code response}. */
    public static SessionSigning signing(String password, byte[] response) {
        Account account = Account.withPassword("signer", password, StandardCharsets.US_ASCII);
        Octets key = Octets.owning(SessionKeys.baseOfNtlm(NtlmHash.ntowfV1(password)));
        return SessionSigning.of(new LogonResult.Authenticated(account, key, ResponseKind.NTLM), Octets.of(response));
    }

    /** An NTLMv2 response, or with eight bytes {@code fromClient} an LMv2 response. */
    static byte[] v2Response(String user, String domain, String password, byte[] challenge, byte[] fromClient) {
        byte[] key = NtlmHash.ntowfV2(NtlmHash.ntowfV1(password), user, domain);
        return Bytes.concat(NtlmResponse.proof(key, challenge, fromClient), fromClient);
    }

    /** A NEGOTIATE_MESSAGE without names and version. */
    static byte[] negotiate(int flags) {
        return WireWriter.create()
                .bytes(NtlmMessage.signature())
                .u32(NtlmMessage.NEGOTIATE)
                .u32(flags)
                .zeros(2 * SecurityBuffer.ENCODED_LENGTH)
                .toBytes();
    }

    /** A NegTokenInit that offers {@code mechanisms}, with {@code token} unless that is empty. */
    static byte[] negTokenInit(byte[] token, Octets... mechanisms) {
        byte[] list = new byte[0];
        for (Octets mechanism : mechanisms) {
            list = Bytes.concat(list, DerWriter.element(DerReader.OBJECT_IDENTIFIER, mechanism.array()));
        }
        byte[] mechToken = token.length == 0
                ? token
                : DerWriter.element(DerReader.context(2), DerWriter.element(DerReader.OCTET_STRING, token));
        return DerWriter.element(
                DerReader.APPLICATION_0,
                DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.SPNEGO.array()),
                DerWriter.element(
                        DerReader.context(0),
                        DerWriter.element(
                                DerReader.SEQUENCE,
                                DerWriter.element(DerReader.context(0), DerWriter.element(DerReader.SEQUENCE, list)),
                                mechToken)));
    }

    /** A NegTokenResp with {@code token}. */
    static byte[] negTokenResp(byte[] token) {
        return DerWriter.element(DerReader.context(1), DerWriter.element(DerReader.SEQUENCE, field(2, token)));
    }

    /** A NegTokenResp with {@code token} and a mechListMIC. */
    static byte[] negTokenResp(byte[] token, byte[] mechListMic) {
        return DerWriter.element(
                DerReader.context(1), DerWriter.element(DerReader.SEQUENCE, field(2, token), field(3, mechListMic)));
    }

    private static byte[] field(int number, byte[] octets) {
        return DerWriter.element(DerReader.context(number), DerWriter.element(DerReader.OCTET_STRING, octets));
    }

    /** {@code message} with a fixed part that ends after {@code fixedPart} bytes: 52, 64, 72 or 88. */
    static byte[] authenticate(AuthenticateMessage message, Charset codePage, int fixedPart) {
        Charset charset = NtlmFlags.has(message.flags(), NtlmFlags.UNICODE) ? StandardCharsets.UTF_16LE : codePage;
        byte[][] fields = {
            message.lmResponse().array(),
            message.ntResponse().array(),
            message.domain().getBytes(charset),
            message.user().getBytes(charset),
            "CLIENT".getBytes(charset),
            message.encryptedSessionKey().array()
        };
        WireWriter out = WireWriter.create().bytes(NtlmMessage.signature()).u32(NtlmMessage.AUTHENTICATE);
        int offset = fixedPart;
        for (byte[] field : fields) {
            if (out.position() < fixedPart) {
                SecurityBuffer.encode(out, field.length, offset);
                offset += field.length;
            }
        }
        if (fixedPart > out.position()) {
            out.u32(message.flags()).zeros(fixedPart - out.position());
        }
        if (!message.mic().isEmpty()) {
            byte[] whole = out.bytes(Bytes.concat(fields)).toBytes();
            System.arraycopy(
                    message.mic().array(), 0, whole, AuthenticateMessage.MIC_OFFSET, AuthenticateMessage.MIC_LENGTH);
            return whole;
        }
        return out.bytes(Bytes.concat(fields)).toBytes();
    }
}

package io.nethood.smb.auth;

import java.time.InstantSource;
import java.util.Optional;

import io.nethood.smb.auth.LogonResult.Reason;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/**
 * The server's side of one authentication with extended security: SPNEGO around NTLMSSP, or NTLMSSP alone ([MS-SMB]
 * 3.3.5.3, RFC 4178, [MS-NLMP] 3.2.5.1). One for each exchange; touched by one thread.
 *
 * <table>
 * <caption>What a blob does in each state</caption>
 * <tr><th>State</th><th>Empty</th><th>Raw NTLMSSP</th><th>NegTokenInit</th><th>NegTokenResp</th></tr>
 * <tr><td>Fresh</td><td>NegTokenInit2, Offered</td><td>challenge, Challenged</td>
 *     <td>challenge, Challenged; without an NTLMSSP token: Selected</td><td>refused</td></tr>
 * <tr><td>Offered</td><td>refused</td><td>challenge, Challenged</td><td>as Fresh</td><td>refused</td></tr>
 * <tr><td>Selected</td><td>refused</td><td>refused</td><td>refused</td><td>challenge, Challenged</td></tr>
 * <tr><td>Challenged</td><td>refused</td><td>result if it began raw</td><td>refused</td>
 *     <td>result if it began in SPNEGO</td></tr>
 * <tr><td>Over</td><td>refused</td><td>refused</td><td>refused</td><td>refused</td></tr>
 * </table>
 *
 * <p>A blob may come in parts, see {@link BlobAssembly}; a part that is not the last is answered with nothing but the
 * wish for more and changes no state. Every result and every refusal leads to Over, so an exchange takes four blobs at
 * most, of 64 KiB each. Who sends an AUTHENTICATE_MESSAGE twice meets Over, and in another exchange another challenge.
 */
public final class ExtendedSecurity {

    /** Longest blob, in bytes, in one part or in several: SecurityBlobLength has two bytes. */
    public static final int MAX_BLOB_LENGTH = 0xFFFF;

    /** What a blob leads to. */
    public sealed interface Step {
        /** STATUS_MORE_PROCESSING_REQUIRED with {@code reply}; another blob is due. */
        record Continue(Octets reply) implements Step {}

        /** Success with {@code reply}, which is empty after raw NTLMSSP. */
        record Complete(LogonResult.Granted logon, Octets reply) implements Step {}

        /** A bare error; the exchange is over. */
        record Refused(LogonResult.Refused refusal) implements Step {}
    }

    private sealed interface State {
        record Fresh() implements State {}

        record Offered() implements State {}

        record Selected(Octets mechList) implements State {}

        record Challenged(boolean raw, Octets mechList, Octets negotiate, Octets challenge, int flags)
                implements State {}

        record Over() implements State {}
    }

    private final NtlmTarget target;
    private final PasswordLogon logon;
    private final ServerChallenge challenge;
    private final InstantSource clock;
    private final BlobAssembly assembly = new BlobAssembly();
    private State state = new State.Fresh();

    /**
     * @param target how the host names itself
     * @param logon who may come in
     * @param challenge drawn for this exchange only
     * @param clock for the timestamp, where {@code target} sends one
     */
    public ExtendedSecurity(NtlmTarget target, PasswordLogon logon, ServerChallenge challenge, InstantSource clock) {
        this.target = target;
        this.logon = logon;
        this.challenge = challenge;
        this.clock = clock;
    }

    /** The security blob of a NEGOTIATE response: a NegTokenInit2 that names NTLMSSP only. */
    public static byte[] negotiateBlob() {
        return NegTokenInit.ofServer();
    }

    /** Takes the next SecurityBlob of the client, or a part of it. */
    public Step step(byte[] part) {
        if (state instanceof State.Over) {
            return refuse("the exchange is over");
        }
        try {
            if (part.length > MAX_BLOB_LENGTH) {
                throw new MalformedMessage(MalformedMessage.Reason.TOO_LONG, MAX_BLOB_LENGTH);
            }
            Optional<byte[]> blob = assembly.add(part);
            return blob.isPresent() ? stepWhole(blob.get()) : new Step.Continue(Octets.NONE);
        } catch (MalformedMessage malformed) {
            return refuse("the security blob is malformed, or not the one that is due: " + malformed.reason());
        }
    }

    private Step stepWhole(byte[] blob) throws MalformedMessage {
        return switch (state) {
            case State.Fresh fresh -> blob.length == 0 ? offer() : begin(blob);
            case State.Offered offered -> begin(blob);
            case State.Selected selected -> onSelected(selected, blob);
            case State.Challenged challenged -> finish(challenged, blob);
            case State.Over over -> refuse("the exchange is over");
        };
    }

    private Step offer() {
        state = new State.Offered();
        return new Step.Continue(Octets.owning(negotiateBlob()));
    }

    private Step begin(byte[] blob) throws MalformedMessage {
        if (NtlmMessage.startsIn(blob)) {
            return new Step.Continue(challenge(Octets.of(blob), true, Octets.NONE));
        }
        NegTokenInit init = NegTokenInit.decode(blob);
        if (!init.mechanisms().contains(Mechanism.NTLMSSP)) {
            return refuse("the client does not offer NTLMSSP, the only mechanism of a peer");
        }
        if (init.tokenIsNtlmssp()) {
            Octets reply = challenge(init.mechToken(), false, init.mechList());
            return new Step.Continue(Octets.owning(NegTokenResp.selecting(reply)));
        }
        state = new State.Selected(init.mechList());
        return new Step.Continue(Octets.owning(NegTokenResp.selecting(Octets.NONE)));
    }

    private Step onSelected(State.Selected selected, byte[] blob) throws MalformedMessage {
        Octets reply = challenge(NegTokenResp.decode(blob).responseToken(), false, selected.mechList());
        return new Step.Continue(Octets.owning(NegTokenResp.continuing(reply)));
    }

    private Octets challenge(Octets negotiate, boolean raw, Octets mechList) throws MalformedMessage {
        ChallengeMessage message =
                ChallengeMessage.to(NegotiateMessage.decode(negotiate.array()), target, challenge, target.info(clock));
        Octets encoded = Octets.owning(message.encode());
        state = new State.Challenged(raw, mechList, negotiate, encoded, message.flags());
        return encoded;
    }

    private Step finish(State.Challenged challenged, byte[] blob) throws MalformedMessage {
        NegTokenResp received =
                challenged.raw() ? new NegTokenResp(Octets.of(blob), Octets.NONE) : NegTokenResp.decode(blob);
        byte[] token = received.responseToken().array();
        AuthenticateMessage message = AuthenticateMessage.decode(token, challenged.flags(), target.codePage());
        int flags = message.flags() & challenged.flags();
        boolean ntlm2Session = NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSION_SECURITY);
        return switch (logon.check(message.credentials(), challenge, ntlm2Session)) {
            case LogonResult.Refused refused -> refuse(refused);
            case LogonResult.Anonymous anonymous -> complete(challenged, anonymous, Octets.NONE);
            case LogonResult.Guest guest -> complete(challenged, guest, Octets.NONE);
            case LogonResult.Authenticated user -> finishAuthenticated(challenged, received, message, user);
        };
    }

    private Step finishAuthenticated(
            State.Challenged challenged,
            NegTokenResp received,
            AuthenticateMessage message,
            LogonResult.Authenticated user)
            throws MalformedMessage {
        int flags = message.flags() & challenged.flags();
        Octets key = ExportedSessionKey.of(user, message, flags, challenge);
        byte[] token = received.responseToken().array();
        if (!message.micHolds(key, challenged.negotiate(), challenged.challenge(), token)) {
            return refuse(message, "the message integrity code is wrong");
        }
        LogonResult.Authenticated withKey = user.withSessionKey(key);
        if (received.mechListMic().isEmpty() || !MechListMic.canBeMade(flags)) {
            return complete(challenged, withKey, Octets.NONE);
        }
        Octets mechList = challenged.mechList();
        return MechListMic.holds(received.mechListMic(), key, flags, mechList)
                ? complete(challenged, withKey, MechListMic.ofServer(key, flags, mechList))
                : refuse(message, "the mechListMIC is wrong");
    }

    private Step complete(State.Challenged challenged, LogonResult.Granted granted, Octets mechListMic) {
        state = new State.Over();
        Octets reply = challenged.raw() ? Octets.NONE : Octets.owning(NegTokenResp.completed(mechListMic));
        return new Step.Complete(granted, reply);
    }

    private Step refuse(String rule) {
        return refuse(new LogonResult.Refused(NtStatus.INVALID_PARAMETER, "", Reason.of(rule)));
    }

    private Step refuse(AuthenticateMessage message, String rule) {
        return refuse(new LogonResult.Refused(NtStatus.LOGON_FAILURE, message.user(), Reason.of(rule)));
    }

    private Step refuse(LogonResult.Refused refusal) {
        state = new State.Over();
        return new Step.Refused(refusal);
    }
}

package io.nethood.smb.auth;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides who a client is from its answer to a challenge ([MS-CIFS] 3.3.5.43, [MS-NLMP] 3.2.5.1.2 and 3.3). Immutable;
 * one for each host.
 *
 * <p>Which answers are tried, in this order, each only if the {@link LogonPolicy} accepts its kind:
 *
 * <table>
 * <caption>Responses</caption>
 * <tr><th>Field</th><th>Length</th><th>Read as</th></tr>
 * <tr><td>NT response</td><td>more than 24</td><td>NTLMv2</td></tr>
 * <tr><td>NT response</td><td>24</td><td>NTLM2 session if negotiated, else NTLM</td></tr>
 * <tr><td>LM response</td><td>24, and no NTLM2 session</td><td>LMv2, then LM</td></tr>
 * </table>
 *
 * <p>Any other length proves nothing: a password in plain text, which only a client asks for that was told not to
 * encrypt, is refused like a wrong one. The domain is not looked at to find the account, because a peer has only its own
 * database. Whether an account exists or is disabled is told to those only who know its password.
 */
public final class PasswordLogon {

    /** Stands in for an account that does not exist, so that the refusal costs the same. Nobody knows its password. */
    private static final Octets NOBODY = Octets.of(new byte[SessionKeys.LENGTH]);

    private final AccountTable accounts;
    private final LogonPolicy policy;

    public PasswordLogon(AccountTable accounts, LogonPolicy policy) {
        this.accounts = accounts;
        this.policy = policy;
    }

    /** Checks a SESSION_SETUP_ANDX without extended security against the challenge of its NEGOTIATE response. */
    public LogonResult check(PasswordCredentials credentials, ServerChallenge challenge) {
        return check(credentials, challenge, false);
    }

    /** As above; with {@code ntlm2Session} the LM response is the client's challenge, [MS-NLMP] 3.3.1. */
    LogonResult check(PasswordCredentials credentials, ServerChallenge challenge, boolean ntlm2Session) {
        if (credentials.anonymous()) {
            return new LogonResult.Anonymous();
        }
        String user = credentials.account();
        Optional<Account> account = accounts.find(user);
        Proof proof = prove(account, credentials, challenge.array(), ntlm2Session);
        if (account.isEmpty()) {
            boolean guest = policy.unknownAccountIsGuest() && !user.isEmpty();
            return guest ? new LogonResult.Guest(user) : new LogonResult.Refused(NtStatus.LOGON_FAILURE, user);
        }
        if (proof == null) {
            return new LogonResult.Refused(NtStatus.LOGON_FAILURE, user);
        }
        return admit(account.get(), proof, user);
    }

    private LogonResult admit(Account account, Proof proof, String user) {
        if (account.disabled()) {
            return new LogonResult.Refused(NtStatus.ACCOUNT_DISABLED, user);
        }
        if (policy.limitBlankPasswordUse() && account.passwordIsBlank()) {
            return new LogonResult.Refused(NtStatus.ACCOUNT_RESTRICTION, user);
        }
        return new LogonResult.Authenticated(account, proof.sessionKey(), proof.kind());
    }

    /** A response that is right, and the session key that follows from it. */
    private record Proof(ResponseKind kind, Octets sessionKey) {}

    private @Nullable Proof prove(
            Optional<Account> account, PasswordCredentials credentials, byte[] challenge, boolean ntlm2Session) {
        Octets ntHash = account.map(Account::ntHash).orElse(NOBODY);
        Octets lmHash = account.map(Account::lmHash).orElse(null);
        byte[] ntResponse = credentials.ntResponse().array();
        byte[] lmResponse = credentials.lmResponse().array();
        byte[] ntowfV2 = NtlmHash.ntowfV2(ntHash, credentials.account(), credentials.domain());

        Proof proof = null;
        if (ntResponse.length > NtlmResponse.V1_LENGTH) {
            proof = proveV2(ResponseKind.NTLM_V2, ntowfV2, challenge, ntResponse);
        } else if (ntResponse.length == NtlmResponse.V1_LENGTH && ntlm2Session) {
            proof = proveNtlm2Session(ntHash, challenge, ntResponse, lmResponse);
        } else if (ntResponse.length == NtlmResponse.V1_LENGTH) {
            proof = proveNtlm(ntHash, challenge, ntResponse);
        }
        boolean lmMayProve = lmResponse.length == NtlmResponse.V1_LENGTH && !ntlm2Session;
        if (proof == null && lmMayProve) {
            proof = proveV2(ResponseKind.LM_V2, ntowfV2, challenge, lmResponse);
        }
        if (proof == null && lmMayProve) {
            proof = proveLm(lmHash, challenge, lmResponse);
        }
        return proof;
    }

    private @Nullable Proof proveV2(ResponseKind kind, byte[] ntowfV2, byte[] challenge, byte[] response) {
        byte[] clientPart = Arrays.copyOfRange(response, NtlmResponse.PROOF_LENGTH, response.length);
        byte[] expected = NtlmResponse.proof(ntowfV2, challenge, clientPart);
        byte[] received = Arrays.copyOf(response, NtlmResponse.PROOF_LENGTH);
        return same(kind, expected, received)
                ? new Proof(kind, Octets.owning(SessionKeys.baseOfV2(ntowfV2, expected)))
                : null;
    }

    private @Nullable Proof proveNtlm(Octets ntHash, byte[] challenge, byte[] response) {
        return same(ResponseKind.NTLM, NtlmResponse.desl(ntHash, challenge), response)
                ? new Proof(ResponseKind.NTLM, Octets.owning(SessionKeys.baseOfNtlm(ntHash)))
                : null;
    }

    private @Nullable Proof proveNtlm2Session(Octets ntHash, byte[] challenge, byte[] response, byte[] lmResponse) {
        byte[] clientChallenge = Arrays.copyOf(lmResponse, ServerChallenge.LENGTH);
        byte[] expected = NtlmResponse.ntlm2Session(ntHash, challenge, clientChallenge);
        return same(ResponseKind.NTLM2_SESSION, expected, response)
                ? new Proof(ResponseKind.NTLM2_SESSION, Octets.owning(SessionKeys.baseOfNtlm(ntHash)))
                : null;
    }

    private @Nullable Proof proveLm(@Nullable Octets lmHash, byte[] challenge, byte[] response) {
        byte[] expected = NtlmResponse.desl(lmHash == null ? NOBODY : lmHash, challenge);
        return same(ResponseKind.LM, expected, response) && lmHash != null
                ? new Proof(ResponseKind.LM, Octets.owning(SessionKeys.baseOfLm(lmHash)))
                : null;
    }

    private boolean same(ResponseKind kind, byte[] expected, byte[] received) {
        return MessageDigest.isEqual(expected, received) && policy.accepts(kind);
    }
}

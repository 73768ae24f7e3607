package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.nethood.smb.policy.PolicySettings;
import org.jspecify.annotations.Nullable;

/**
 * Decides who a client is from its answer to a challenge ([MS-CIFS] 3.3.5.43, [MS-NLMP] 3.2.5.1.2 and 3.3). One for each
 * host; safe for any number of threads. {@link PasswordProof} tells which answers are tried, {@link LogonRule} what comes
 * of them.
 *
 * <p>The domain is not looked at to find the account, because a peer has only its own database.
 */
public final class PasswordLogon {
    private static final Octets NO_SESSION_KEY = Octets.of(new byte[SessionKeys.LENGTH]);

    private final AccountTable accounts;
    private final Supplier<PolicySettings> policies;
    private final LogonSettings settings;
    private final Charset codePage;
    private final AccountLockout lockout;

    /**
     * @param accounts who can log on
     * @param policies the registry values, asked for at each logon because a running host can change them
     * @param codePage of passwords in plain text
     * @param clock tells when a lockout ends
     */
    public PasswordLogon(
            AccountTable accounts,
            Supplier<PolicySettings> policies,
            LogonSettings settings,
            Charset codePage,
            InstantSource clock) {
        this.accounts = accounts;
        this.policies = policies;
        this.settings = settings;
        this.codePage = codePage;
        this.lockout = new AccountLockout(settings, clock);
    }

    public LogonSettings settings() {
        return settings;
    }

    /**
     * Checks a SESSION_SETUP_ANDX without extended security against the challenge of its NEGOTIATE response. An OEM
     * password that cannot be a response is taken as one in plain text: old DOS clients send it whatever they were told.
     */
    public LogonResult check(PasswordCredentials credentials, ServerChallenge challenge) {
        Octets oem = credentials.lmResponse();
        boolean plainText =
                credentials.ntResponse().isEmpty() && !oem.isEmpty() && oem.length() != NtlmResponse.V1_LENGTH;
        return plainText && !credentials.anonymous()
                ? checkPlainText(credentials.account(), oem)
                : check(credentials, challenge, false);
    }

    /** As above; with {@code ntlm2Session} the LM response is the client's challenge, [MS-NLMP] 3.3.1. */
    LogonResult check(PasswordCredentials credentials, ServerChallenge challenge, boolean ntlm2Session) {
        Account account = accounts.find(credentials.account()).orElse(null);
        PasswordHashes password = account == null ? null : account.password();
        PasswordProof proof = PasswordProof.of(password, credentials, challenge.array(), ntlm2Session);
        return decide(credentials.anonymous(), credentials.account(), account, proof);
    }

    /**
     * Checks a password in plain text, where the server did not ask for anything better. Neither a name nor a password is
     * a NULL session.
     *
     * @param password in the code page, with or without its terminating zero
     */
    public LogonResult checkPlainText(String user, Octets password) {
        Account account = accounts.find(user).orElse(null);
        PasswordHashes hashes = account == null ? null : account.password();
        boolean right = PlainText.matches(hashes == null ? PasswordHashes.NOBODY : hashes, password, codePage)
                && hashes != null;
        PasswordProof proof = right ? new PasswordProof(ResponseKind.PLAIN_TEXT, NO_SESSION_KEY) : null;
        return decide(user.isEmpty() && password.isEmpty(), user, account, proof);
    }

    private LogonResult decide(
            boolean anonymous, String user, @Nullable Account account, @Nullable PasswordProof proof) {
        boolean lockedOut = account != null && lockout.isLockedOut(account);
        LogonResult result = LogonRule.decide(new LogonRule.Attempt(
                anonymous, user, account, lockedOut, proof, accounts.guest(), policies.get(), settings));
        if (account != null && !lockedOut) {
            count(account, proof, result);
        }
        return result;
    }

    private void count(Account account, @Nullable PasswordProof proof, LogonResult result) {
        // Guests prove nothing, and a right password that is refused is not a wrong one.
        if (result instanceof LogonResult.Authenticated) {
            lockout.succeeded(account);
        } else if (proof == null && result instanceof LogonResult.Refused) {
            lockout.failed(account);
        }
    }
}

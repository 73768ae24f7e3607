package io.nethood.smb.auth;

import io.nethood.smb.policy.Verdict;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/** What a client has proved, or why it is turned away. */
public sealed interface LogonResult {

    /** The client may ask for a session. */
    sealed interface Granted extends LogonResult {}

    /** A NULL session: no name, no proof, no session key. */
    record Anonymous() implements Granted {}

    /**
     * The client knows the account's password.
     *
     * @param account whose
     * @param sessionKey 16 bytes: the user session key without extended security, the exported session key with it
     * @param kind how it was proved
     */
    record Authenticated(Account account, Octets sessionKey, ResponseKind kind) implements Granted {

        /** Whether the session key comes from the LM hash: Action bit 1 of the response, [MS-CIFS] 2.2.4.53.2. */
        public boolean lmKeyUsed() {
            return kind == ResponseKind.LM;
        }

        /** Whether there is a key to sign with: a password in plain text leaves none. */
        public boolean hasSessionKey() {
            return kind != ResponseKind.PLAIN_TEXT;
        }

        Authenticated withSessionKey(Octets value) {
            return new Authenticated(account, value, kind);
        }
    }

    /**
     * Whoever it is, he comes in as Guest, without a session key: Action bit 0 of the response.
     *
     * @param user as the client sent it
     */
    record Guest(String user) implements Granted {}

    /**
     * The client is turned away.
     *
     * @param status what it is told
     * @param user as the client sent it; empty when it did not get so far
     * @param reason what it is not told
     */
    record Refused(NtStatus status, String user, Reason reason) implements LogonResult {}

    /**
     * What decided, for events and explanations.
     *
     * @param gate null when no policy had a say
     * @param policy the value that decided, such as {@code LMCompatibilityLevel=5}; null when none did
     * @param rule why, in one sentence without a full stop
     */
    record Reason(@Nullable String gate, @Nullable String policy, String rule) {
        static Reason of(String rule) {
            return new Reason(null, null, rule);
        }

        static Reason of(Verdict.Denied denied) {
            return new Reason(denied.gate().displayName(), denied.policy(), denied.rule());
        }
    }
}

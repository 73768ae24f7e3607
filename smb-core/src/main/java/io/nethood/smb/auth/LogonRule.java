package io.nethood.smb.auth;

import java.util.Optional;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.auth.LogonResult.Reason;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a logon in their order: the first one that has an answer decides ([MS-CIFS] 3.3.5.43, facts of Windows in
 * the field). A name that is in no account and a wrong password cost the same work, because the proof is tried before any
 * rule is asked.
 */
enum LogonRule {
    /** No name, no response: both forms of a NULL session. */
    NULL_SESSION {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.anonymous() ? new LogonResult.Anonymous() : null;
        }
    },

    NO_NAME {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.user().isEmpty()
                    ? attempt.refused(NtStatus.LOGON_FAILURE, Reason.of("a response without a name proves nobody"))
                    : null;
        }
    },

    /** ForceGuest: simple file sharing. */
    FORCED_GUEST {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return PolicyTable.decide(Gate.OWN_ACCOUNT, attempt.policies()) instanceof Verdict.Denied denied
                    ? attempt.asGuest(NtStatus.ACCOUNT_DISABLED, denied.rule() + ", and Guest is disabled")
                    : null;
        }
    },

    UNKNOWN_NAME {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.account() == null
                    ? attempt.asGuest(NtStatus.LOGON_FAILURE, "the name is in no account, and Guest is disabled")
                    : null;
        }
    },

    /** Whatever the password, so that guessing on tells nothing. */
    LOCKED_OUT {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.lockedOut()
                    ? attempt.refused(
                            NtStatus.ACCOUNT_LOCKED_OUT,
                            new Reason(
                                    "lockout",
                                    "lockout-threshold=" + attempt.settings().lockoutThreshold(),
                                    "too many wrong passwords came for the account"))
                    : null;
        }
    },

    /** A known name never becomes Guest. */
    WRONG_PASSWORD {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.proof() == null
                    ? attempt.refused(NtStatus.LOGON_FAILURE, Reason.of("the response is not that of the password"))
                    : null;
        }
    },

    /** LMCompatibilityLevel and plain text: the password is right, and the way to prove it is not accepted. */
    REFUSED_PROOF {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            ResponseKind kind = attempt.proven().kind();
            if (kind == ResponseKind.PLAIN_TEXT && !attempt.settings().plaintextPasswords()) {
                return attempt.refused(
                        NtStatus.LOGON_FAILURE,
                        new Reason(
                                "plain text", "plaintext-passwords=off", "passwords in plain text are not accepted"));
            }
            return attempt.refusedAt(kind.gate());
        }
    },

    /** Told to those only who know the password. */
    DISABLED {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            if (!attempt.known().disabled()) {
                return null;
            }
            return attempt.known().equals(attempt.guest())
                    ? attempt.asGuest(NtStatus.ACCOUNT_DISABLED, "Guest is disabled")
                    : attempt.refused(NtStatus.ACCOUNT_DISABLED, Reason.of("the account is disabled"));
        }
    },

    /** Guest asked for by name: a guest like the others, and exempt from the next rule. */
    GUEST_BY_NAME {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.known().equals(attempt.guest()) ? new LogonResult.Guest(attempt.user()) : null;
        }
    },

    /** LimitBlankPasswordUse. */
    BLANK_PASSWORD {
        @Override
        @Nullable
        LogonResult judge(Attempt attempt) {
            return attempt.known().passwordIsBlank() ? attempt.refusedAt(Optional.of(Gate.BLANK_PASSWORD)) : null;
        }
    },

    OWN_ACCOUNT {
        @Override
        LogonResult judge(Attempt attempt) {
            PasswordProof proof = attempt.proven();
            return new LogonResult.Authenticated(attempt.known(), proof.sessionKey(), proof.kind());
        }
    };

    private static final ImmutableList<LogonRule> IN_ORDER = ImmutableList.copyOf(values());

    /**
     * One logon, with everything that the rules look at.
     *
     * @param anonymous whether neither a name nor a response was sent
     * @param user as the client sent it
     * @param account null when the name is in none
     * @param lockedOut whether the account is
     * @param proof null when no response is right
     */
    record Attempt(
            boolean anonymous,
            String user,
            @Nullable Account account,
            boolean lockedOut,
            @Nullable PasswordProof proof,
            Account guest,
            PolicySettings policies,
            LogonSettings settings) {

        /** The account, once {@link #UNKNOWN_NAME} has passed. */
        private Account known() {
            if (account == null) {
                throw new IllegalStateException("asked out of order: " + user + " is in no account");
            }
            return account;
        }

        /** The proof, once {@link #WRONG_PASSWORD} has passed. */
        private PasswordProof proven() {
            if (proof == null) {
                throw new IllegalStateException("asked out of order: nothing is proved");
            }
            return proof;
        }

        private LogonResult asGuest(NtStatus otherwise, String why) {
            return guest.disabled()
                    ? refused(otherwise, new Reason("guest", "guest=off", why))
                    : new LogonResult.Guest(user);
        }

        private @Nullable LogonResult refusedAt(Optional<Gate> gate) {
            return gate.isPresent() && PolicyTable.decide(gate.get(), policies) instanceof Verdict.Denied denied
                    ? refused(denied.status(), Reason.of(denied))
                    : null;
        }

        private LogonResult refused(NtStatus status, Reason why) {
            return new LogonResult.Refused(status, user, why);
        }
    }

    /** What this rule answers; null when the next one is to be asked. */
    abstract @Nullable LogonResult judge(Attempt attempt);

    /** What the first rule that has an answer says. */
    static LogonResult decide(Attempt attempt) {
        for (LogonRule rule : IN_ORDER) {
            LogonResult result = rule.judge(attempt);
            if (result != null) {
                return result;
            }
        }
        throw new IllegalStateException("the last rule has no answer");
    }
}

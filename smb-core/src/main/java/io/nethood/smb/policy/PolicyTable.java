package io.nethood.smb.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;

import static io.nethood.smb.policy.Editions.ALL;
import static io.nethood.smb.policy.Editions.NT;
import static io.nethood.smb.policy.Editions.NT4;
import static io.nethood.smb.policy.Editions.WINDOWS_2000;
import static io.nethood.smb.policy.Editions.WINDOWS_98;
import static io.nethood.smb.policy.Editions.XP;
import static io.nethood.smb.policy.PolicyRow.Draft.at;

/**
 * The one table from which policy is decided: gate, edition and policy values on the left, what happens on the right.
 * The first row that applies decides; the last row of every gate applies always. {@code docs/policy.md} shows the same.
 *
 * <p>A NULL session that cannot reach IPC$ cannot reach what lies behind it. The rows behind IPC$ say so all the same,
 * since a session can have connected to IPC$ before the value was changed.
 */
public final class PolicyTable {
    private static final ImmutableSet<Edition> NT4_AND_2000 =
            Sets.union(NT4, WINDOWS_2000).immutableCopy();

    private static final String BEHIND_IPC = "(I) follows from IPC$";
    private static final String UNREACHABLE = "without IPC$ there is no way to it";
    private static final String NO_LIST =
            "from 1 on, RestrictAnonymous lets a NULL session list neither accounts nor shares";

    static final ImmutableList<PolicyRow> ROWS = ImmutableList.of(
            at(Gate.IPC_TREE, WINDOWS_2000)
                    .when(atLeast(Policy.RESTRICT_ANONYMOUS, 2))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "at 2 there is no access without explicit anonymous permission, and IPC$ grants none",
                            "D1, KB246261; at IPC$ (I), status [MS-SMB] 6 <104>"),
            at(Gate.IPC_TREE, ALL).allows("IPC$ is on no list and open to NULL sessions", "KB122702, HSC"),
            at(Gate.OTHER_SHARE, WINDOWS_2000)
                    .when(atLeast(Policy.RESTRICT_ANONYMOUS, 2))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "at 2 there is no access without explicit anonymous permission, whatever is listed",
                            "D1, KB246261"),
            at(Gate.OTHER_SHARE, NT)
                    .when(unlisted(Policy.NULL_SESSION_SHARES), on(Policy.RESTRICT_NULL_SESS_ACCESS))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "a NULL session reaches only the shares that NullSessionShares names",
                            "cc957461, KB122702, KB121853"),
            at(Gate.OTHER_SHARE, ALL)
                    .allows("the share is listed, or RestrictNullSessAccess is 0 or absent", "cc957461, KB122702"),
            at(Gate.EVERYONE, XP)
                    .when(new Condition.IsZero(Policy.EVERYONE_INCLUDES_ANONYMOUS))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "the share is granted to Everyone, and on XP Everyone does not include NULL sessions",
                            "MBSA; at shares (I)"),
            at(Gate.EVERYONE, ALL).allows("a NULL session's token has Everyone", "KB132679"),
            at(Gate.ADMINISTRATORS, ALL)
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "only administrators may connect to an administrative share",
                            "[MS-CIFS] 6 <308>"),
            at(Gate.PIPE, WINDOWS_2000)
                    .when(atLeast(Policy.RESTRICT_ANONYMOUS, 2))
                    .refuses(NtStatus.ACCESS_DENIED, UNREACHABLE, BEHIND_IPC),
            at(Gate.PIPE, NT)
                    .when(unlisted(Policy.NULL_SESSION_PIPES), new Condition.Names("winreg"))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "the registry is closed to NULL sessions unless NullSessionPipes names winreg",
                            "KB143138, KB143474"),
            at(Gate.PIPE, NT)
                    .when(unlisted(Policy.NULL_SESSION_PIPES), on(Policy.RESTRICT_NULL_SESS_ACCESS))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "a NULL session opens only the pipes that NullSessionPipes names",
                            "[MS-SRVS] 3.1.6.17, [MS-CIFS] 3.3.5.51, KB122702"),
            at(Gate.PIPE, WINDOWS_98)
                    .refuses(NtStatus.ACCESS_DENIED, "Windows 98 has no pipes to open, only RAP", "(E)"),
            at(Gate.PIPE, ALL).allows("the pipe is listed, or RestrictNullSessAccess is 0 or absent", "KB122702"),
            at(Gate.NETR_SHARE_ENUM, NT)
                    .when(on(Policy.RESTRICT_ANONYMOUS))
                    .refuses(NtStatus.ACCESS_DENIED, NO_LIST, "KB143474, D1"),
            at(Gate.NETR_SHARE_ENUM, ALL).allows("shares can be listed without a user", "D1, KB143474"),
            at(Gate.RAP_SHARE_ENUM, NT)
                    .when(on(Policy.RESTRICT_ANONYMOUS))
                    .refuses(NtStatus.ACCESS_DENIED, NO_LIST, "KB143474 names the Server service; over RAP (I)"),
            at(Gate.RAP_SHARE_ENUM, ALL).allows("shares can be listed without a user", "D1"),
            at(Gate.RAP_SERVER_ENUM, WINDOWS_2000)
                    .when(atLeast(Policy.RESTRICT_ANONYMOUS, 2))
                    .refuses(NtStatus.ACCESS_DENIED, UNREACHABLE, "KB293127"),
            at(Gate.RAP_SERVER_ENUM, ALL)
                    .allows("servers can be listed without a user; 1 is about accounts and shares", "D1; at 1 (I)"),
            at(Gate.SESSION_ENUM, NT)
                    .when(on(Policy.RESTRICT_ANONYMOUS))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "from 1 on, RestrictAnonymous lets a NULL session list no accounts, and sessions name them",
                            "(I) from KB143474"),
            at(Gate.SESSION_ENUM, ALL).allows("levels 0 and 10 are open to everybody", "NetSessionEnum (Win32)"),
            at(Gate.SAM_ENUMERATION, NT4_AND_2000)
                    .when(on(Policy.RESTRICT_ANONYMOUS))
                    .refuses(NtStatus.ACCESS_DENIED, NO_LIST, "KB143474, D1"),
            at(Gate.SAM_ENUMERATION, XP)
                    .when(on(Policy.RESTRICT_ANONYMOUS_SAM))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "on XP RestrictAnonymousSAM keeps NULL sessions from listing accounts, whatever"
                                    + " RestrictAnonymous is",
                            "D1"),
            at(Gate.SAM_ENUMERATION, ALL).allows("accounts can be listed without a user", "KB143474"),
            at(Gate.SAM_LOOKUP, WINDOWS_2000)
                    .when(atLeast(Policy.RESTRICT_ANONYMOUS, 2))
                    .refuses(NtStatus.ACCESS_DENIED, UNREACHABLE, BEHIND_IPC),
            at(Gate.SAM_LOOKUP, ALL).allows("single names and SIDs can be looked up, also at 1", "KB143474"),
            at(Gate.PASSWORD_POLICY, NT)
                    .when(on(Policy.RESTRICT_ANONYMOUS))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "from NT 4.0 SP4 on, RestrictAnonymous covers the password policy too",
                            "KB129457; on XP (I)"),
            at(Gate.PASSWORD_POLICY, ALL).allows("the password policy can be read without a user", "KB129457"),
            at(Gate.ADMINISTRATIVE_SHARES, NT)
                    .when(new Condition.IsZero(Policy.AUTO_SHARE_WKS))
                    .refuses(
                            NtStatus.BAD_NETWORK_NAME,
                            "at 0 the Server service does not create the administrative shares",
                            "KB288164"),
            at(Gate.ADMINISTRATIVE_SHARES, WINDOWS_98)
                    .refuses(NtStatus.BAD_NETWORK_NAME, "Windows 98 creates no administrative shares", "(E)"),
            at(Gate.ADMINISTRATIVE_SHARES, ALL).allows("the Server service creates them at its start", "D1, HSC"),
            at(Gate.LM_RESPONSE, NT)
                    .when(atLeast(Policy.LM_COMPATIBILITY_LEVEL, 4))
                    .refuses(NtStatus.LOGON_FAILURE, "from level 4 on LM responses are refused", "KB239869"),
            at(Gate.LM_RESPONSE, ALL).allows("below level 4 an LM response is a proof", "KB239869"),
            at(Gate.NTLM_RESPONSE, NT)
                    .when(atLeast(Policy.LM_COMPATIBILITY_LEVEL, 5))
                    .refuses(
                            NtStatus.LOGON_FAILURE,
                            "at level 5 NTLM responses are refused, and only NTLMv2 is a proof",
                            "KB239869"),
            at(Gate.NTLM_RESPONSE, ALL).allows("below level 5 an NTLM response is a proof", "KB239869"),
            at(Gate.BLANK_PASSWORD, XP)
                    .when(on(Policy.LIMIT_BLANK_PASSWORD_USE))
                    .refuses(
                            NtStatus.ACCOUNT_RESTRICTION,
                            "an account without a password can be used at the console only",
                            "(E)"),
            at(Gate.BLANK_PASSWORD, ALL).allows("an empty password is a password", "(E)"),
            at(Gate.OWN_ACCOUNT, XP)
                    .when(on(Policy.FORCE_GUEST))
                    .refuses(NtStatus.SUCCESS, "with simple file sharing every network logon becomes Guest", "(E)"),
            at(Gate.OWN_ACCOUNT, ALL).allows("a network logon is the account that it proved", "(E)"),
            at(Gate.SIGNING_OFFER, NT)
                    .when(
                            new Condition.IsZero(Policy.ENABLE_SECURITY_SIGNATURE),
                            new Condition.IsZero(Policy.REQUIRE_SECURITY_SIGNATURE))
                    .refuses(NtStatus.SUCCESS, "signing is off", "[MS-CIFS] 6 <213>; what is required is offered (I)"),
            at(Gate.SIGNING_OFFER, WINDOWS_98)
                    .refuses(NtStatus.SUCCESS, "as a server, Windows 98 does not sign", "KB887429 (I)"),
            at(Gate.SIGNING_OFFER, ALL).allows("signing is enabled or required", "[MS-CIFS] 6 <213>, <224>"),
            at(Gate.UNSIGNED_REQUEST, NT)
                    .when(on(Policy.REQUIRE_SECURITY_SIGNATURE))
                    .refuses(
                            NtStatus.ACCESS_DENIED,
                            "a client that does not sign is refused when signing is required",
                            "[MS-CIFS] 6 <224>, KB887429"),
            at(Gate.UNSIGNED_REQUEST, ALL).allows("signing is up to the client", "KB887429"));

    private static final ImmutableListMultimap<Gate, PolicyRow> BY_GATE = Multimaps.index(ROWS, PolicyRow::gate);

    private PolicyTable() {}

    /** What happens at {@code gate} when it is about nothing in particular. */
    public static Verdict decide(Gate gate, PolicySettings settings) {
        return decide(gate, settings, "");
    }

    /**
     * What happens at {@code gate}; only for a client that the gate's {@link Gate#subject} covers.
     *
     * @param object the share or the pipe without {@code \PIPE\} in question, whatever its case
     */
    public static Verdict decide(Gate gate, PolicySettings settings, String object) {
        for (PolicyRow row : BY_GATE.get(gate)) {
            if (row.applies(settings, object)) {
                return row.verdict(settings);
            }
        }
        throw new IllegalStateException("no row for " + gate + " on " + settings.edition());
    }

    private static Condition atLeast(Policy policy, int least) {
        return new Condition.AtLeast(policy, least);
    }

    private static Condition on(Policy policy) {
        return new Condition.AtLeast(policy, 1);
    }

    private static Condition unlisted(Policy list) {
        return new Condition.Unlisted(list);
    }
}

package io.nethood.smb.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;

/**
 * RestrictAnonymous and its relatives on one host: what a NULL session may do at each gate.
 *
 * <p>Whatever these values are, the session setup of a NULL session is accepted and counted (D1): no gate stands there.
 * Pipe lists: [MS-SRVS] 6 &lt;38&gt;; level 1: KB143474; level 2: D1 and [MS-SMB] 6 &lt;104&gt;.
 *
 * @param restrictAnonymous HKLM\SYSTEM\CurrentControlSet\Control\LSA\RestrictAnonymous, 0..2
 * @param restrictNullSessAccess LanmanServer\Parameters\RestrictNullSessAccess: whether the two lists below matter
 * @param nullSessionPipes pipe names without {@code \PIPE\}, lower case
 * @param nullSessionShares share names, upper case; IPC$ is never in it and always connectable below level 2
 */
public record AnonymousPolicy(
        int restrictAnonymous,
        boolean restrictNullSessAccess,
        Set<String> nullSessionPipes,
        Set<String> nullSessionShares) {

    public AnonymousPolicy {
        if (restrictAnonymous < 0 || restrictAnonymous > 2) {
            throw new IllegalArgumentException("restrictAnonymous: " + restrictAnonymous + " (expected: 0, 1 or 2)");
        }
        nullSessionPipes = lowerCase(nullSessionPipes);
        nullSessionShares = nullSessionShares.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The values a freshly installed {@code edition} has. */
    public static AnonymousPolicy defaultOf(Edition edition) {
        return new AnonymousPolicy(0, true, Set.copyOf(edition.family().nullSessionPipes()), Set.of("COMCFG", "DFS$"));
    }

    /** The same with another RestrictAnonymous. */
    public AnonymousPolicy withRestrictAnonymous(int value) {
        return new AnonymousPolicy(value, restrictNullSessAccess, nullSessionPipes, nullSessionShares);
    }

    /** The same with another NullSessionPipes list. */
    public AnonymousPolicy withNullSessionPipes(List<String> pipes) {
        return new AnonymousPolicy(restrictAnonymous, restrictNullSessAccess, Set.copyOf(pipes), nullSessionShares);
    }

    /** TREE_CONNECT to IPC$. */
    public Verdict connectIpc() {
        return restrictAnonymous < 2 ? Verdict.Allowed.ALLOWED : denied("IPC$", "RestrictAnonymous=2");
    }

    /** TREE_CONNECT to any share but IPC$. */
    public Verdict connectShare(String share) {
        if (restrictAnonymous == 2) {
            return denied("share", "RestrictAnonymous=2");
        }
        boolean listed = nullSessionShares.contains(share.toUpperCase(Locale.ROOT));
        return !restrictNullSessAccess || listed ? Verdict.Allowed.ALLOWED : denied("share", "NullSessionShares");
    }

    /** Open of a pipe; {@code pipe} without {@code \PIPE\}. */
    public Verdict openPipe(String pipe) {
        boolean listed = nullSessionPipes.contains(pipe.toLowerCase(Locale.ROOT));
        return !restrictNullSessAccess || listed ? Verdict.Allowed.ALLOWED : denied("pipe", "NullSessionPipes");
    }

    /** NetrShareEnum, NetShareEnum over RAP, and every other list of shares or accounts. */
    public Verdict enumerate() {
        return restrictAnonymous == 0
                ? Verdict.Allowed.ALLOWED
                : denied("enumeration", "RestrictAnonymous=" + restrictAnonymous);
    }

    private static Verdict denied(String gate, String policy) {
        return new Verdict.Denied(gate, policy, NtStatus.ACCESS_DENIED);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

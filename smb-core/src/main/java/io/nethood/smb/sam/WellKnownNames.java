package io.nethood.smb.sam;

import java.util.Arrays;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;

/**
 * The SIDs that mean the same everywhere, with their English names ([MS-DTYP] 2.4.2.4, KB243330). A row names the family
 * from which on there is such a SID.
 */
enum WellKnownNames {
    NULL_SID(Family.NT4, Sid.of(0, 0), "", "NULL SID"),
    EVERYONE(Family.NT4, WellKnownSids.EVERYONE, "", "Everyone"),
    LOCAL(Family.NT4, Sid.of(2, 0), "", "LOCAL"),
    CREATOR_OWNER(Family.NT4, WellKnownSids.CREATOR_OWNER, "", "CREATOR OWNER"),
    CREATOR_GROUP(Family.NT4, WellKnownSids.CREATOR_GROUP, "", "CREATOR GROUP"),
    DIALUP(Family.NT4, Sid.of(5, 1), "DIALUP"),
    NETWORK(Family.NT4, WellKnownSids.NETWORK, "NETWORK"),
    BATCH(Family.NT4, Sid.of(5, 3), "BATCH"),
    INTERACTIVE(Family.NT4, WellKnownSids.INTERACTIVE, "INTERACTIVE"),
    SERVICE(Family.NT4, Sid.of(5, 6), "SERVICE"),
    ANONYMOUS_LOGON(Family.NT4, WellKnownSids.ANONYMOUS_LOGON, "ANONYMOUS LOGON"),
    PROXY(Family.WINDOWS_2000, Sid.of(5, 8), "PROXY"),
    ENTERPRISE_DOMAIN_CONTROLLERS(Family.WINDOWS_2000, Sid.of(5, 9), "ENTERPRISE DOMAIN CONTROLLERS"),
    SELF(Family.WINDOWS_2000, Sid.of(5, 10), "SELF"),
    AUTHENTICATED_USERS(Family.NT4, WellKnownSids.AUTHENTICATED_USERS, "Authenticated Users"),
    RESTRICTED(Family.WINDOWS_2000, Sid.of(5, 12), "RESTRICTED"),
    TERMINAL_SERVER_USER(Family.WINDOWS_2000, Sid.of(5, 13), "TERMINAL SERVER USER"),
    REMOTE_INTERACTIVE_LOGON(Family.XP, Sid.of(5, 14), "REMOTE INTERACTIVE LOGON"),
    SYSTEM(Family.NT4, WellKnownSids.LOCAL_SYSTEM, "SYSTEM"),
    LOCAL_SERVICE(Family.XP, Sid.of(5, 19), "LOCAL SERVICE"),
    NETWORK_SERVICE(Family.XP, Sid.of(5, 20), "NETWORK SERVICE");

    private final Family since;

    /** A record of immutable parts, which the checker does not see without an annotation. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final NamedSid named;

    WellKnownNames(Family since, Sid sid, String name) {
        this(since, sid, "NT AUTHORITY", name);
    }

    WellKnownNames(Family since, Sid sid, String domain, String name) {
        this.since = since;
        this.named = new NamedSid(domain, sid.parent(), name, sid, SidNameUse.WELL_KNOWN_GROUP);
    }

    /** Those that {@code family} knows. */
    static ImmutableList<NamedSid> of(Family family) {
        return Arrays.stream(values())
                .filter(row -> row.since.compareTo(family) <= 0)
                .map(row -> row.named)
                .collect(ImmutableList.toImmutableList());
    }
}

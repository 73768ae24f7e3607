package io.nethood.smb.sam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;

/**
 * The local groups of BUILTIN on a machine that is no domain controller ([MS-DTYP] 2.4.2.4, KB243330); a row names the
 * family from which on there is such a group, and who is in it.
 */
enum BuiltinAliases {
    ADMINISTRATORS(
            Family.NT4,
            544,
            "Administrators",
            "Administrators have complete and unrestricted access to the computer/domain") {
        @Override
        List<Sid> members(Family family, Insiders insiders) {
            return insiders.administrators();
        }
    },
    USERS(Family.NT4, 545, "Users", "Users are prevented from making accidental or intentional system-wide changes") {
        @Override
        List<Sid> members(Family family, Insiders insiders) {
            List<Sid> members = new ArrayList<>();
            if (family.compareTo(Family.WINDOWS_2000) >= 0) {
                members.add(WellKnownSids.INTERACTIVE);
                members.add(WellKnownSids.AUTHENTICATED_USERS);
            }
            members.addAll(insiders.users());
            return members;
        }
    },
    GUESTS(Family.NT4, 546, "Guests", "Guests have the same access as members of the Users group by default") {
        @Override
        List<Sid> members(Family family, Insiders insiders) {
            return List.of(insiders.guest());
        }
    },
    POWER_USERS(
            Family.NT4, 547, "Power Users", "Power Users possess most administrative powers with some restrictions"),
    BACKUP_OPERATORS(
            Family.NT4,
            551,
            "Backup Operators",
            "Backup Operators can override security restrictions for the sole purpose of backing up or restoring files"),
    REPLICATOR(Family.NT4, 552, "Replicator", "Supports file replication in a domain"),
    REMOTE_DESKTOP_USERS(
            Family.XP, 555, "Remote Desktop Users", "Members in this group are granted the right to logon remotely"),
    NETWORK_CONFIGURATION_OPERATORS(
            Family.XP,
            556,
            "Network Configuration Operators",
            "Members in this group can have some administrative privileges to manage configuration of networking features");

    /** The SIDs of the accounts that may log on. */
    record Insiders(List<Sid> administrators, List<Sid> users, Sid guest) {}

    private final Family since;
    private final int rid;
    private final String displayName;
    private final String comment;

    BuiltinAliases(Family since, int rid, String displayName, String comment) {
        this.since = since;
        this.rid = rid;
        this.displayName = displayName;
        this.comment = comment;
    }

    List<Sid> members(Family family, Insiders insiders) {
        return List.of();
    }

    /** Those that {@code family} has. */
    static ImmutableList<SamAlias> of(Family family, Insiders insiders) {
        return Arrays.stream(values())
                .filter(row -> row.since.compareTo(family) <= 0)
                .map(row -> new SamAlias(
                        row.rid,
                        row.displayName,
                        row.comment,
                        ImmutableSet.copyOf(row.members(family, insiders)).asList()))
                .collect(ImmutableList.toImmutableList());
    }
}

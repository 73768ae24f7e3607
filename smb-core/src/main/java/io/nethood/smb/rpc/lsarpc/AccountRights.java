package io.nethood.smb.rpc.lsarpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.sam.SamUser;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;

import static io.nethood.smb.rpc.lsarpc.Privilege.BACKUP;
import static io.nethood.smb.rpc.lsarpc.Privilege.CHANGE_NOTIFY;
import static io.nethood.smb.rpc.lsarpc.Privilege.CREATE_PAGEFILE;
import static io.nethood.smb.rpc.lsarpc.Privilege.DEBUG;
import static io.nethood.smb.rpc.lsarpc.Privilege.INCREASE_BASE_PRIORITY;
import static io.nethood.smb.rpc.lsarpc.Privilege.INCREASE_QUOTA;
import static io.nethood.smb.rpc.lsarpc.Privilege.LOAD_DRIVER;
import static io.nethood.smb.rpc.lsarpc.Privilege.MANAGE_VOLUME;
import static io.nethood.smb.rpc.lsarpc.Privilege.PROFILE_SINGLE_PROCESS;
import static io.nethood.smb.rpc.lsarpc.Privilege.REMOTE_SHUTDOWN;
import static io.nethood.smb.rpc.lsarpc.Privilege.RESTORE;
import static io.nethood.smb.rpc.lsarpc.Privilege.SECURITY;
import static io.nethood.smb.rpc.lsarpc.Privilege.SHUTDOWN;
import static io.nethood.smb.rpc.lsarpc.Privilege.SYSTEMTIME;
import static io.nethood.smb.rpc.lsarpc.Privilege.SYSTEM_ENVIRONMENT;
import static io.nethood.smb.rpc.lsarpc.Privilege.SYSTEM_PROFILE;
import static io.nethood.smb.rpc.lsarpc.Privilege.TAKE_OWNERSHIP;
import static io.nethood.smb.rpc.lsarpc.Privilege.UNDOCK;

/**
 * What one account object of the local security authority gives to whoever has its SID ([MS-LSAD] 3.1.1.3); the
 * assignments are those of a workstation as it is installed.
 *
 * @param systemAccess which kinds of logon, the bits of [MS-LSAD] 2.2.1.2
 */
record AccountRights(Sid sid, int systemAccess, List<Privilege> privileges) {
    static final int INTERACTIVE_LOGON = 0x1;
    static final int NETWORK_LOGON = 0x2;

    AccountRights {
        privileges = List.copyOf(privileges);
    }

    /** All of {@code host}. */
    static List<AccountRights> of(SmbHost host) {
        Family family = host.profile().edition().family();
        Sid guest = host.accounts().accountDomain().sid().child(SamUser.GUEST);
        return List.of(
                        new AccountRights(WellKnownSids.EVERYONE, NETWORK_LOGON, List.of(CHANGE_NOTIFY)),
                        new AccountRights(guest, INTERACTIVE_LOGON, List.of()),
                        new AccountRights(
                                WellKnownSids.ADMINISTRATORS,
                                INTERACTIVE_LOGON | NETWORK_LOGON,
                                List.of(
                                        INCREASE_QUOTA,
                                        SECURITY,
                                        TAKE_OWNERSHIP,
                                        LOAD_DRIVER,
                                        SYSTEM_PROFILE,
                                        SYSTEMTIME,
                                        PROFILE_SINGLE_PROCESS,
                                        INCREASE_BASE_PRIORITY,
                                        CREATE_PAGEFILE,
                                        BACKUP,
                                        RESTORE,
                                        SHUTDOWN,
                                        DEBUG,
                                        SYSTEM_ENVIRONMENT,
                                        CHANGE_NOTIFY,
                                        REMOTE_SHUTDOWN,
                                        UNDOCK,
                                        MANAGE_VOLUME)),
                        new AccountRights(
                                WellKnownSids.USERS,
                                INTERACTIVE_LOGON | NETWORK_LOGON,
                                List.of(SHUTDOWN, CHANGE_NOTIFY, UNDOCK)),
                        new AccountRights(
                                WellKnownSids.POWER_USERS,
                                INTERACTIVE_LOGON | NETWORK_LOGON,
                                List.of(SYSTEMTIME, PROFILE_SINGLE_PROCESS, SHUTDOWN, CHANGE_NOTIFY, UNDOCK)),
                        new AccountRights(
                                WellKnownSids.BACKUP_OPERATORS,
                                INTERACTIVE_LOGON | NETWORK_LOGON,
                                List.of(BACKUP, RESTORE, SHUTDOWN, CHANGE_NOTIFY)))
                .stream()
                .map(account -> account.on(family))
                .toList();
    }

    static Optional<AccountRights> of(SmbHost host, Sid sid) {
        return of(host).stream().filter(account -> account.sid.equals(sid)).findFirst();
    }

    private AccountRights on(Family family) {
        return new AccountRights(
                sid,
                systemAccess,
                privileges.stream()
                        .filter(privilege -> privilege.existsOn(family))
                        .toList());
    }

    /** Logon rights and privileges by their names. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if ((systemAccess & INTERACTIVE_LOGON) != 0) {
            names.add("SeInteractiveLogonRight");
        }
        if ((systemAccess & NETWORK_LOGON) != 0) {
            names.add("SeNetworkLogonRight");
        }
        privileges.forEach(privilege -> names.add(privilege.text()));
        return names;
    }
}

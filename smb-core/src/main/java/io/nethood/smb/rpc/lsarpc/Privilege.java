package io.nethood.smb.rpc.lsarpc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.session.Edition.Family;

/** The privileges, their numbers and their names ([MS-LSAD] 3.1.1.2.1), and the family from which on there is each. */
enum Privilege {
    CREATE_TOKEN(2, "SeCreateTokenPrivilege", "Create a token object"),
    ASSIGN_PRIMARY_TOKEN(3, "SeAssignPrimaryTokenPrivilege", "Replace a process level token"),
    LOCK_MEMORY(4, "SeLockMemoryPrivilege", "Lock pages in memory"),
    INCREASE_QUOTA(5, "SeIncreaseQuotaPrivilege", "Increase quotas"),
    MACHINE_ACCOUNT(6, "SeMachineAccountPrivilege", "Add workstations to domain"),
    TCB(7, "SeTcbPrivilege", "Act as part of the operating system"),
    SECURITY(8, "SeSecurityPrivilege", "Manage auditing and security log"),
    TAKE_OWNERSHIP(9, "SeTakeOwnershipPrivilege", "Take ownership of files or other objects"),
    LOAD_DRIVER(10, "SeLoadDriverPrivilege", "Load and unload device drivers"),
    SYSTEM_PROFILE(11, "SeSystemProfilePrivilege", "Profile system performance"),
    SYSTEMTIME(12, "SeSystemtimePrivilege", "Change the system time"),
    PROFILE_SINGLE_PROCESS(13, "SeProfileSingleProcessPrivilege", "Profile single process"),
    INCREASE_BASE_PRIORITY(14, "SeIncreaseBasePriorityPrivilege", "Increase scheduling priority"),
    CREATE_PAGEFILE(15, "SeCreatePagefilePrivilege", "Create a pagefile"),
    CREATE_PERMANENT(16, "SeCreatePermanentPrivilege", "Create permanent shared objects"),
    BACKUP(17, "SeBackupPrivilege", "Back up files and directories"),
    RESTORE(18, "SeRestorePrivilege", "Restore files and directories"),
    SHUTDOWN(19, "SeShutdownPrivilege", "Shut down the system"),
    DEBUG(20, "SeDebugPrivilege", "Debug programs"),
    AUDIT(21, "SeAuditPrivilege", "Generate security audits"),
    SYSTEM_ENVIRONMENT(22, "SeSystemEnvironmentPrivilege", "Modify firmware environment values"),
    CHANGE_NOTIFY(23, "SeChangeNotifyPrivilege", "Bypass traverse checking"),
    REMOTE_SHUTDOWN(24, "SeRemoteShutdownPrivilege", "Force shutdown from a remote system"),
    UNDOCK(25, "SeUndockPrivilege", "Remove computer from docking station", Family.WINDOWS_2000),
    SYNC_AGENT(26, "SeSyncAgentPrivilege", "Synchronize directory service data", Family.WINDOWS_2000),
    ENABLE_DELEGATION(
            27,
            "SeEnableDelegationPrivilege",
            "Enable computer and user accounts to be trusted for delegation",
            Family.WINDOWS_2000),
    MANAGE_VOLUME(28, "SeManageVolumePrivilege", "Perform volume maintenance tasks", Family.XP);

    private final int number;
    private final String text;
    private final String displayName;
    private final Family since;

    Privilege(int number, String text, String displayName) {
        this(number, text, displayName, Family.NT4);
    }

    Privilege(int number, String text, String displayName, Family since) {
        this.number = number;
        this.text = text;
        this.displayName = displayName;
        this.since = since;
    }

    /** The low part of its LUID; the high part is 0. */
    int number() {
        return number;
    }

    /** As programs name it. */
    String text() {
        return text;
    }

    /** As people see it, in English. */
    String displayName() {
        return displayName;
    }

    boolean existsOn(Family family) {
        return since.compareTo(family) <= 0;
    }

    /** Those that {@code family} has, by number. */
    static List<Privilege> of(Family family) {
        return Arrays.stream(values())
                .filter(privilege -> privilege.existsOn(family))
                .toList();
    }

    /** By name, whatever its case. */
    static Optional<Privilege> named(String name, Family family) {
        return of(family).stream()
                .filter(privilege -> privilege.text.equalsIgnoreCase(name))
                .findFirst();
    }

    static Optional<Privilege> numbered(long luid, Family family) {
        return of(family).stream().filter(privilege -> privilege.number == luid).findFirst();
    }
}

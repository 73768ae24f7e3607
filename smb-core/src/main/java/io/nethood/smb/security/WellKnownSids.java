package io.nethood.smb.security;

/** The SIDs that are the same on every Windows and that something here refers to ([MS-DTYP] 2.4.2.4). */
public final class WellKnownSids {
    public static final Sid EVERYONE = Sid.of(1, 0);
    public static final Sid CREATOR_OWNER = Sid.of(3, 0);
    public static final Sid CREATOR_GROUP = Sid.of(3, 1);
    public static final Sid NT_AUTHORITY = Sid.of(5);
    public static final Sid NETWORK = NT_AUTHORITY.child(2);
    public static final Sid INTERACTIVE = NT_AUTHORITY.child(4);
    public static final Sid ANONYMOUS_LOGON = NT_AUTHORITY.child(7);
    public static final Sid AUTHENTICATED_USERS = NT_AUTHORITY.child(11);
    public static final Sid LOCAL_SYSTEM = NT_AUTHORITY.child(18);
    public static final Sid BUILTIN = NT_AUTHORITY.child(32);
    public static final Sid ADMINISTRATORS = BUILTIN.child(544);
    public static final Sid USERS = BUILTIN.child(545);
    public static final Sid GUESTS = BUILTIN.child(546);
    public static final Sid POWER_USERS = BUILTIN.child(547);
    public static final Sid BACKUP_OPERATORS = BUILTIN.child(551);

    private WellKnownSids() {}
}

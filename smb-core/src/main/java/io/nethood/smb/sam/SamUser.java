package io.nethood.smb.sam;

/**
 * A user of the account domain ([MS-SAMR] 3.1.1.6).
 *
 * @param control USER_* bits, [MS-SAMR] 2.2.1.12
 */
public record SamUser(int rid, String name, String comment, int control) implements Principal {
    /** RIDs of the two accounts that every Windows has, [MS-SAMR] 2.2.1.14. */
    public static final int ADMINISTRATOR = 500;

    public static final int GUEST = 501;

    public static final int CONTROL_DISABLED = 0x0000_0001;
    public static final int CONTROL_NO_PASSWORD = 0x0000_0004;
    public static final int CONTROL_NORMAL = 0x0000_0010;
    public static final int CONTROL_PASSWORD_NEVER_EXPIRES = 0x0000_0200;

    @Override
    public SidNameUse use() {
        return SidNameUse.USER;
    }

    /** Every user of a workgroup machine is in the group None, and in no other. */
    public int primaryGroup() {
        return SamGroup.NONE;
    }
}

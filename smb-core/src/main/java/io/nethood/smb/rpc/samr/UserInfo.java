package io.nethood.smb.rpc.samr;

import java.time.Instant;
import java.util.Arrays;

import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.UnionLevels;
import io.nethood.smb.sam.AccountPolicy;
import io.nethood.smb.sam.SamUser;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;

/**
 * What a user looks like in each level: [MS-SAMR] 2.2.6, with the rights of 3.1.5.5.5.
 *
 * @param granted rights of the handle, which level 21 shows more or less for
 * @param created when the machine was set up, and all passwords with it
 */
record UserInfo(SamUser user, int granted, Instant created) {
    private static final int GENERAL = SamObject.User.READ_GENERAL;
    private static final int PREFERENCES = SamObject.User.READ_PREFERENCES;
    private static final int LOGON = SamObject.User.READ_LOGON;
    private static final int ACCOUNT = SamObject.User.READ_ACCOUNT;

    static final UnionLevels<UserInfo> LEVELS = new UnionLevels<UserInfo>(NtStatus.INVALID_INFO_CLASS)
            .level(1, GENERAL, UserInfo::general)
            .level(2, GENERAL | PREFERENCES, UserInfo::preferences)
            .level(3, GENERAL | PREFERENCES | LOGON | ACCOUNT, UserInfo::logon)
            .level(4, LOGON, UserInfo::logonHours)
            .level(5, GENERAL | PREFERENCES | LOGON | ACCOUNT, UserInfo::account)
            .level(6, GENERAL, UserInfo::names)
            .level(7, GENERAL, (out, info) -> out.countedString(info.user.name()))
            .level(8, GENERAL, (out, info) -> out.countedString(""))
            .level(9, GENERAL, (out, info) -> out.u32(info.user.primaryGroup()))
            .level(10, LOGON, (out, info) -> empty(out, 2))
            .level(11, LOGON, (out, info) -> empty(out, 1))
            .level(12, LOGON, (out, info) -> empty(out, 1))
            .level(13, GENERAL, (out, info) -> out.countedString(info.user.comment()))
            .level(14, LOGON, (out, info) -> empty(out, 1))
            .level(16, ACCOUNT, (out, info) -> out.u32(info.user.control()))
            .level(17, ACCOUNT, (out, info) -> out.oldLargeInteger(FileTime.NEVER))
            .level(20, ACCOUNT, (out, info) -> empty(out, 1))
            .level(21, 0, UserInfo::all);

    /** An hour for each bit: a week of them, all allowed ([MS-SAMR] 2.2.6.5). */
    private static final int HOURS_PER_WEEK = 168;

    private static final int LARGEST_LOGON_HOURS = 1260;

    private long passwordCanChange() {
        return FileTime.of(created.plus(AccountPolicy.MIN_PASSWORD_AGE));
    }

    private long passwordMustChange() {
        boolean never = (user.control() & SamUser.CONTROL_PASSWORD_NEVER_EXPIRES) != 0;
        return never ? FileTime.NEVER : FileTime.of(created.plus(AccountPolicy.MAX_PASSWORD_AGE));
    }

    private static void empty(NdrWriter out, int strings) {
        for (int i = 0; i < strings; i++) {
            out.countedString("");
        }
    }

    /** SAMPR_USER_GENERAL_INFORMATION, [MS-SAMR] 2.2.6.8. */
    private static void general(NdrWriter out, UserInfo info) {
        names(out, info);
        out.u32(info.user.primaryGroup()).countedString(info.user.comment()).countedString(""); // UserComment
    }

    /** SAMPR_USER_PREFERENCES_INFORMATION, [MS-SAMR] 2.2.6.9. */
    private static void preferences(NdrWriter out, UserInfo info) {
        empty(out, 2);
        out.u16(0).u16(0); // CountryCode, CodePage
    }

    /** SAMPR_USER_NAME_INFORMATION, [MS-SAMR] 2.2.6.14. */
    private static void names(NdrWriter out, UserInfo info) {
        out.countedString(info.user.name()).countedString(""); // FullName
    }

    /** SAMPR_USER_LOGON_INFORMATION, [MS-SAMR] 2.2.6.10. */
    private static void logon(NdrWriter out, UserInfo info) {
        names(out, info);
        out.u32(info.user.rid()).u32(info.user.primaryGroup());
        empty(out, 5); // HomeDirectory, HomeDirectoryDrive, ScriptPath, ProfilePath, WorkStations
        lastLogon(out);
        out.oldLargeInteger(FileTime.of(info.created))
                .oldLargeInteger(info.passwordCanChange())
                .oldLargeInteger(info.passwordMustChange());
        logonHours(out, info);
        out.u16(0).u16(0); // BadPasswordCount, LogonCount
        out.u32(info.user.control());
    }

    /** SAMPR_USER_ACCOUNT_INFORMATION, [MS-SAMR] 2.2.6.11. */
    private static void account(NdrWriter out, UserInfo info) {
        names(out, info);
        out.u32(info.user.rid()).u32(info.user.primaryGroup());
        empty(out, 4); // HomeDirectory, HomeDirectoryDrive, ScriptPath, ProfilePath
        out.countedString(info.user.comment());
        empty(out, 1); // WorkStations
        lastLogon(out);
        logonHours(out, info);
        out.u16(0).u16(0); // BadPasswordCount, LogonCount
        out.oldLargeInteger(FileTime.of(info.created))
                .oldLargeInteger(FileTime.NEVER) // AccountExpires
                .u32(info.user.control());
    }

    /** LastLogon and LastLogoff: the account database of a machine does not count network logons. */
    private static void lastLogon(NdrWriter out) {
        out.oldLargeInteger(0).oldLargeInteger(0);
    }

    /** SAMPR_LOGON_HOURS, [MS-SAMR] 2.2.6.5. */
    private static void logonHours(NdrWriter out, UserInfo info) {
        byte[] hours = new byte[HOURS_PER_WEEK / Byte.SIZE];
        Arrays.fill(hours, (byte) 0xFF);
        out.align(4).u16(HOURS_PER_WEEK).pointer(hours, (array, bytes) -> {
            array.u32(LARGEST_LOGON_HOURS).u32(0).byteArray(bytes);
        });
    }

    /**
     * SAMPR_USER_ALL_INFORMATION, [MS-SAMR] 2.2.6.6; WhichFields tells the client what it may believe, by the rights of its
     * handle ([MS-SAMR] 2.2.1.8). Passwords are never among them.
     */
    private static void all(NdrWriter out, UserInfo info) {
        lastLogon(out);
        out.oldLargeInteger(FileTime.of(info.created)) // PasswordLastSet
                .oldLargeInteger(FileTime.NEVER) // AccountExpires
                .oldLargeInteger(info.passwordCanChange())
                .oldLargeInteger(info.passwordMustChange());
        names(out, info);
        empty(out, 4); // HomeDirectory, HomeDirectoryDrive, ScriptPath, ProfilePath
        out.countedString(info.user.comment());
        empty(out, 3); // WorkStations, UserComment, Parameters
        out.counted(null, 2).counted(null, 2).countedString(""); // LmOwfPassword, NtOwfPassword, PrivateData
        out.u32(0).u32(0); // SecurityDescriptor
        out.u32(info.user.rid())
                .u32(info.user.primaryGroup())
                .u32(info.user.control())
                .u32(info.fields());
        logonHours(out, info);
        out.u16(0).u16(0).u16(0).u16(0); // BadPasswordCount, LogonCount, CountryCode, CodePage
        out.u8(0).u8(0).u8(0).u8(0); // LmPasswordPresent, NtPasswordPresent, PasswordExpired, PrivateDataSensitive
    }

    /** The USER_ALL_* bits of each right, [MS-SAMR] 2.2.1.8. */
    private int fields() {
        int fields = 0;
        fields |= (granted & GENERAL) == 0 ? 0 : 0x0000_003F;
        fields |= (granted & LOGON) == 0 ? 0 : 0x0003_FFC0;
        fields |= (granted & ACCOUNT) == 0 ? 0 : 0x003C_0000;
        fields |= (granted & PREFERENCES) == 0 ? 0 : 0x00C0_0000;
        return fields;
    }
}

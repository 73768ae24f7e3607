package io.nethood.smb.rpc.spoolss;

import io.nethood.wire.WireWriter;

/**
 * The security descriptor that printers and the print server show, self-relative ([MS-DTYP] 2.4.6): owned by
 * Administrators, who may do everything, while Everyone may print and look. It says what {@link PrinterAccess} does.
 */
final class PrinterSecurity {
    private static final int SE_DACL_PRESENT = 0x0004;
    private static final int SE_SELF_RELATIVE = 0x8000;
    private static final int HEADER = 20;
    private static final int ACL_HEADER = 8;
    private static final int ACE_HEADER = 8;

    /** S-1-1-0. */
    private static final byte[] EVERYONE = sid(1, 0);

    /** S-1-5-32-544. */
    private static final byte[] ADMINISTRATORS = sid(5, 32, 544);

    /** S-1-5-18. */
    private static final byte[] LOCAL_SYSTEM = sid(5, 18);

    private PrinterSecurity() {}

    static byte[] descriptor(PrinterAccess access) {
        int group = HEADER + ADMINISTRATORS.length;
        int dacl = group + LOCAL_SYSTEM.length;
        WireWriter out = WireWriter.create()
                .u8(1)
                .u8(0)
                .u16(SE_SELF_RELATIVE | SE_DACL_PRESENT)
                .u32(HEADER)
                .u32(group)
                .u32(0) // no SACL
                .u32(dacl)
                .bytes(ADMINISTRATORS)
                .bytes(LOCAL_SYSTEM);
        int aclSize = ACL_HEADER + 2 * ACE_HEADER + EVERYONE.length + ADMINISTRATORS.length;
        out.u8(2).u8(0).u16(aclSize).u16(2).u16(0);
        allow(out, access.everyone(), EVERYONE);
        allow(out, access.all(), ADMINISTRATORS);
        return out.toBytes();
    }

    /** ACCESS_ALLOWED_ACE, [MS-DTYP] 2.4.4.2. */
    private static void allow(WireWriter out, int mask, byte[] sid) {
        out.u8(0).u8(0).u16(ACE_HEADER + sid.length).u32(mask).bytes(sid);
    }

    private static byte[] sid(int authority, int... subAuthorities) {
        WireWriter out =
                WireWriter.create().u8(1).u8(subAuthorities.length).zeros(5).u8(authority);
        for (int subAuthority : subAuthorities) {
            out.u32(subAuthority);
        }
        return out.toBytes();
    }
}

package io.nethood.smb.security;

/**
 * Which parts of a security descriptor are meant, SECURITY_INFORMATION of [MS-DTYP] 2.4.7, and the rights that an open
 * needs to read or replace them ([MS-FSA] 2.1.5.14, 2.1.5.17).
 */
public final class SecurityInformation {
    public static final int OWNER = 0x1;
    public static final int GROUP = 0x2;
    public static final int DACL = 0x4;
    public static final int SACL = 0x8;

    private SecurityInformation() {}

    /** The rights that reading these parts takes. */
    public static int rightsToRead(int information) {
        return right(information, OWNER | GROUP | DACL, AccessMask.READ_CONTROL)
                | right(information, SACL, AccessMask.ACCESS_SYSTEM_SECURITY);
    }

    /** The rights that replacing these parts takes. */
    public static int rightsToWrite(int information) {
        return right(information, OWNER | GROUP, AccessMask.WRITE_OWNER)
                | right(information, DACL, AccessMask.WRITE_DAC)
                | right(information, SACL, AccessMask.ACCESS_SYSTEM_SECURITY);
    }

    private static int right(int information, int parts, int right) {
        return (information & parts) == 0 ? 0 : right;
    }
}

package io.nethood.smb.rpc.spoolss;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.security.AccessMask;
import io.nethood.smb.security.SecurityDescriptor;

/**
 * Access to printers and to the print server ([MS-RPRN] 2.2.3.1). Everybody may print and look, NULL sessions too, since
 * Windows gives that right to Everyone; managing is for administrators.
 *
 * <p>PRINTER_ACCESS_USE and SERVER_ACCESS_ENUMERATE harm nobody on the object they do not belong to, and are granted
 * there too: impacket asks SERVER_READ of whatever it opens.
 */
enum PrinterAccess {
    PRINTER(0x0000_0008, 0x000F_000C),
    SERVER(0x0000_0002, 0x000F_0003);

    private static final int LOOK = 0x0000_0008 | 0x0000_0002;

    /** Rights of Everyone. */
    private final int everyone;

    /** Rights of administrators: *_ALL_ACCESS. */
    private final int all;

    PrinterAccess(int everyone, int all) {
        this.everyone = everyone | AccessMask.READ_CONTROL;
        this.all = all;
    }

    /** The descriptor that says the same, self-relative. */
    byte[] descriptor() {
        return SecurityDescriptor.ofAdministrators(everyone, all).toBytes();
    }

    /** Whether {@code client} gets what it wants; 0 stands for GENERIC_READ ([MS-RPRN] 3.1.4.2.2). */
    boolean grants(PipeClient client, int wanted) {
        int granted = LOOK | (client.administrator() ? all : everyone);
        return (specific(wanted) & ~granted) == 0;
    }

    /** Generic rights as specific ones; MAXIMUM_ALLOWED asks for nothing in particular. */
    private int specific(int wanted) {
        int specific = wanted & ~(AccessMask.MAXIMUM_ALLOWED | AccessMask.GENERIC);
        if ((wanted & AccessMask.GENERIC & ~AccessMask.GENERIC_ALL) != 0) {
            specific |= everyone;
        }
        return (wanted & AccessMask.GENERIC_ALL) == 0 ? specific : specific | all;
    }
}

package io.nethood.smb.rpc.spoolss;

import java.util.List;

import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.security.SecurityDescriptor.Allowed;
import io.nethood.smb.security.WellKnownSids;

/**
 * The security descriptor that printers and the print server show: owned by Administrators, who may do everything, while
 * Everyone may print and look. It says what {@link PrinterAccess} does.
 */
final class PrinterSecurity {
    private PrinterSecurity() {}

    static byte[] descriptor(PrinterAccess access) {
        return new SecurityDescriptor(
                        WellKnownSids.ADMINISTRATORS,
                        WellKnownSids.LOCAL_SYSTEM,
                        List.of(
                                new Allowed(access.everyone(), WellKnownSids.EVERYONE),
                                new Allowed(access.all(), WellKnownSids.ADMINISTRATORS)))
                .toBytes();
    }
}

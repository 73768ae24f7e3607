package io.nethood.smb.host;

import java.util.Locale;

import io.nethood.smb.session.Edition;

/**
 * Who a host is.
 *
 * @param name NetBIOS name, 1..15 characters, upper case
 * @param workgroup 1..15 characters, upper case
 * @param edition which Windows it behaves like
 */
public record HostProfile(String name, String workgroup, Edition edition) {
    public HostProfile {
        name = netbiosName("name", name);
        workgroup = netbiosName("workgroup", workgroup);
    }

    private static String netbiosName(String what, String value) {
        if (value.isBlank() || value.length() > 15) {
            throw new IllegalArgumentException(what + ": \"" + value + "\" (expected: 1..15 characters)");
        }
        return value.toUpperCase(Locale.ROOT);
    }
}

package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * How a host names itself to NTLMSSP clients.
 *
 * @param computer NetBIOS name, upper case; in a workgroup the name of its domain too
 * @param codePage of clients that do not negotiate Unicode
 * @param sendsTimestamp whether the target information carries the time, as from Windows Vista on; clients that see it
 *     answer with a MIC
 */
public record NtlmTarget(String computer, Charset codePage, boolean sendsTimestamp) {

    /** A host as the Windows of our editions is: without a timestamp. */
    public static NtlmTarget named(String computer, Charset codePage) {
        return new NtlmTarget(computer, codePage, false);
    }

    /** A workgroup peer without a DNS suffix gives its own name as both DNS names. */
    String dnsName() {
        return computer.toLowerCase(Locale.ROOT);
    }
}

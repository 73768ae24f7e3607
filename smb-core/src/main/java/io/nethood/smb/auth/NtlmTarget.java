package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.Locale;

import io.nethood.smb.session.Edition;

/**
 * How a host describes itself to NTLMSSP clients.
 *
 * @param computer NetBIOS name, upper case; in a workgroup the name of its domain too
 * @param family which tells whether a VERSION is sent, and which
 * @param codePage of clients that do not negotiate Unicode
 * @param sendsTimestamp whether the target information carries the time, as from Windows Vista on; clients that see it
 *     answer with a MIC
 */
public record NtlmTarget(String computer, Edition.Family family, Charset codePage, boolean sendsTimestamp) {

    /** A workgroup peer without a DNS suffix gives its own name as both DNS names. */
    String dnsName() {
        return computer.toLowerCase(Locale.ROOT);
    }
}

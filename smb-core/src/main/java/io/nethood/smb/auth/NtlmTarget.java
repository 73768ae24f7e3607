package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

import io.nethood.smb.session.Edition;

/** How a host describes itself to NTLMSSP clients. Immutable; one for each host. */
public final class NtlmTarget {
    private final String computer;
    private final Edition.Family family;
    private final Charset codePage;
    private final boolean sendsTimestamp;
    private final Octets names;
    private final Octets infoWithoutTimestamp;

    /**
     * @param computer NetBIOS name, upper case; in a workgroup the name of its domain too
     * @param family which tells whether a VERSION is sent, and which
     * @param codePage of clients that do not negotiate Unicode
     * @param sendsTimestamp whether the target information carries the time, as from Windows Vista on; clients that see it
     *     answer with a MIC
     */
    public NtlmTarget(String computer, Edition.Family family, Charset codePage, boolean sendsTimestamp) {
        this.computer = computer;
        this.family = family;
        this.codePage = codePage;
        this.sendsTimestamp = sendsTimestamp;
        // A workgroup peer without a DNS suffix gives its own name as both DNS names.
        this.names = Octets.owning(TargetInfo.names(computer, computer.toLowerCase(Locale.ROOT)));
        this.infoWithoutTimestamp = Octets.owning(TargetInfo.encode(names, Optional.empty()));
    }

    String computer() {
        return computer;
    }

    Edition.Family family() {
        return family;
    }

    Charset codePage() {
        return codePage;
    }

    /** The target information of an exchange that begins now. */
    Octets info(InstantSource clock) {
        return sendsTimestamp
                ? Octets.owning(TargetInfo.encode(names, Optional.of(clock.instant())))
                : infoWithoutTimestamp;
    }
}

package io.nethood.browser;

import java.util.List;

import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.ServerDirectory;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.Edition;

/**
 * The browse list of a host that is alone: itself, under its own workgroup ([MS-RAP] 2.5.5.2).
 *
 * <p>What a server answers that keeps no list is not documented; a list with its own entry is the least surprising answer. Stateless.
 */
public final class SoleServerDirectory implements ServerDirectory {
    /** Asks for workgroups instead of servers. */
    private static final int SV_TYPE_DOMAIN_ENUM = 0x8000_0000;

    private static final int SV_TYPE_WORKSTATION = 0x0000_0001;
    private static final int SV_TYPE_SERVER = 0x0000_0002;
    private static final int SV_TYPE_PRINTQ_SERVER = 0x0000_0200;
    private static final int SV_TYPE_NT = 0x0000_1000;
    private static final int SV_TYPE_SERVER_NT = 0x0000_8000;
    private static final int SV_TYPE_POTENTIAL_BROWSER = 0x0001_0000;
    private static final int SV_TYPE_WINDOWS = 0x0040_0000;

    @Override
    public List<Entry> list(SmbHost asked, int typeMask, String domain) {
        HostProfile profile = asked.profile();
        if (typeMask != -1 && (typeMask & SV_TYPE_DOMAIN_ENUM) != 0) {
            // Whatever the domain: workgroups are in none, and smbclient names the one that NTLMSSP told it, the host
            // itself.
            return List.of(entry(profile, profile.workgroup(), SV_TYPE_DOMAIN_ENUM | SV_TYPE_NT, profile.name()));
        }
        if (!domain.isEmpty() && !domain.equalsIgnoreCase(profile.workgroup())) {
            return List.of();
        }
        int type = type(asked);
        return (type & typeMask) == 0
                ? List.of()
                : List.of(entry(profile, profile.name(), type, asked.settings().comment()));
    }

    /** [MS-SRVS] 2.2.2.7; who shares a printer says so (KB136712). */
    private static int type(SmbHost host) {
        int type = SV_TYPE_WORKSTATION | SV_TYPE_SERVER | (host.printers().all().isEmpty() ? 0 : SV_TYPE_PRINTQ_SERVER);
        Edition edition = host.profile().edition();
        if (edition.family() == Edition.Family.WINDOWS_9X) {
            return type | SV_TYPE_WINDOWS;
        }
        return type | SV_TYPE_NT | SV_TYPE_POTENTIAL_BROWSER | (edition.limited() ? 0 : SV_TYPE_SERVER_NT);
    }

    private static Entry entry(HostProfile profile, String name, int type, String comment) {
        return new Entry(
                name,
                profile.edition().family().majorVersion(),
                profile.edition().family().minorVersion(),
                type,
                comment);
    }
}

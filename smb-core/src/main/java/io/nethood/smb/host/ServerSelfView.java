package io.nethood.smb.host;

import io.nethood.smb.session.Edition;

/**
 * What a host says about itself, whatever way it is asked: SERVER_INFO_101 ([MS-SRVS] 2.2.4.41) and NetServerInfo1
 * ([MS-RAP] 2.5.5.4.2) show the same.
 *
 * @param platformId SV_PLATFORM_ID_*: 500 for NT, 400 for the LAN Manager line that Windows 9x belongs to
 * @param name NetBIOS name
 * @param majorVersion of the operating system
 * @param minorVersion of the operating system
 * @param type SV_TYPE_* bits, as the browse list has them
 * @param comment server comment, may be empty
 */
public record ServerSelfView(
        int platformId, String name, int majorVersion, int minorVersion, int type, String comment) {
    private static final int PLATFORM_NT = 500;
    private static final int PLATFORM_OS2 = 400;

    /** Workstation and server service: what every host is, though its own browse list does not name it. */
    private static final int LEAST_TYPE = 0x0000_0003;

    private static final int ALL_TYPES = -1;

    public static ServerSelfView of(SmbHost host) {
        HostProfile profile = host.profile();
        Edition.Family family = profile.edition().family();
        int type = host.directory().list(host, ALL_TYPES, "").stream()
                .filter(entry -> entry.name().equalsIgnoreCase(profile.name()))
                .mapToInt(ServerDirectory.Entry::type)
                .findFirst()
                .orElse(LEAST_TYPE);
        return new ServerSelfView(
                family == Edition.Family.WINDOWS_9X ? PLATFORM_OS2 : PLATFORM_NT,
                profile.name(),
                family.majorVersion(),
                family.minorVersion(),
                type,
                host.settings().comment());
    }
}

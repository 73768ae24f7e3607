package io.nethood.smb.host;

import java.util.List;

/** What a host knows of other servers: the browse list behind NetServerEnum2 ([MS-RAP] 2.5.5.2). */
public interface ServerDirectory {

    /**
     * A server or a workgroup.
     *
     * @param name 1..15 characters
     * @param majorVersion of its operating system
     * @param minorVersion of its operating system
     * @param type SV_TYPE_* bits, [MS-SRVS] 2.2.2.7
     * @param comment the server's comment; of a workgroup, the name of its master
     */
    record Entry(String name, int majorVersion, int minorVersion, int type, String comment) {}

    /**
     * Those of {@code domain} that have any bit of {@code typeMask}, by name.
     *
     * @param asked the host that is asked
     * @param typeMask SV_TYPE_* bits; {@code 0xFFFFFFFF} for all servers, {@code 0x80000000} for workgroups
     * @param domain empty for the host's own workgroup
     */
    List<Entry> list(SmbHost asked, int typeMask, String domain);
}

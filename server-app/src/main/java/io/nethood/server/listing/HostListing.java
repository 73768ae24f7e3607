package io.nethood.server.listing;

import org.jspecify.annotations.Nullable;

/**
 * The running server in short.
 *
 * @param host NetBIOS name
 * @param workgroup its workgroup
 * @param edition as on the command line
 * @param limit most counted sessions; null for none
 * @param counted slots taken now
 * @param smb address of direct TCP; null when off
 * @param nbss address of the NetBIOS session service; null when off
 * @param seed of challenges and identifiers
 * @param version of NetHood
 * @param pid of the process
 */
public record HostListing(
        String host,
        String workgroup,
        String edition,
        @Nullable Integer limit,
        int counted,
        @Nullable String smb,
        @Nullable String nbss,
        long seed,
        String version,
        long pid) {

    /** The same with the count of another moment. */
    public HostListing withCounted(int now) {
        return new HostListing(host, workgroup, edition, limit, now, smb, nbss, seed, version, pid);
    }
}

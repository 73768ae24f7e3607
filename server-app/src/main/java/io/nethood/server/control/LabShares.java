package io.nethood.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.listing.ReloadListing;
import io.nethood.smb.share.Share;

/** What the owner of a running lab does to its shares. Safe for any number of threads. */
public interface LabShares {

    /**
     * Makes a share that is not shared yet.
     *
     * @param wanted by the keys of a {@code [[share]]} table, {@code max-uses} as {@code maxUses}
     * @throws io.nethood.server.config.ConfigException when it cannot be; the message says why
     */
    Share make(JsonNode wanted);

    /**
     * Reads the configuration again and shares what it shares now.
     *
     * @throws io.nethood.server.config.ConfigException when it is wrong; nothing has changed then
     */
    ReloadListing reload();
}

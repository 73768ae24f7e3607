package io.nethood.server.control;

import java.util.function.BooleanSupplier;

import io.nethood.server.config.Listening;
import io.nethood.server.events.EventLog;
import io.nethood.server.explain.Explainer;
import io.nethood.server.explain.Explanation;
import io.nethood.server.explain.Situation;
import io.nethood.server.listing.HostListing;
import io.nethood.server.listing.Listings;
import io.nethood.smb.host.SmbHost;

/**
 * What the control API controls.
 *
 * @param host the virtual machine
 * @param summary who it is and where it listens, with the count of the moment left 0
 * @param listening where it was told to listen
 * @param events the event log
 * @param shares what its owner does to its shares
 * @param ready whether everything is bound
 * @param stop begins an orderly end, on another thread
 */
public record Lab(
        SmbHost host,
        HostListing summary,
        Listening listening,
        EventLog events,
        LabShares shares,
        BooleanSupplier ready,
        Runnable stop) {

    Listings listings() {
        return new Listings(host);
    }

    Explanation explanation() {
        return Explainer.explain(Situation.of(host, events.recent()));
    }
}

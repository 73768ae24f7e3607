/**
 * What the lab lists about itself: the records whose components are the keys of {@code --json}, a contract.
 *
 * <p>{@link io.nethood.server.listing.Listings} takes them from a running host; the control API sends them, the command line
 * reads them back and lays them out.
 */
@NullMarked
package io.nethood.server.listing;

import org.jspecify.annotations.NullMarked;

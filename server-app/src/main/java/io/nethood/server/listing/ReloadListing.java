package io.nethood.server.listing;

import java.util.List;

/**
 * What reading the configuration again has come to.
 *
 * @param added shares that are new
 * @param removed shares that are over
 * @param changed shares whose comment or number of users has changed, or that were made anew
 * @param needsRestart options that have changed and keep their old values until the server is started again
 */
public record ReloadListing(
        List<String> added, List<String> removed, List<String> changed, List<String> needsRestart) {}

package io.nethood.server.listing;

/**
 * A user of the users file, without what proves it.
 *
 * @param name as it was added
 * @param administrator whether it is a member of Administrators
 * @param disabled whether it cannot log on
 * @param lmHash whether an LM response can prove it
 */
public record UserListing(String name, boolean administrator, boolean disabled, boolean lmHash) {}

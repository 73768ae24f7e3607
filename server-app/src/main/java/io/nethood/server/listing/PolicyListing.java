package io.nethood.server.listing;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One registry value of the running host; lists are arrays of names.
 *
 * @param name in the registry of this edition
 * @param option its name in configuration
 * @param key where in the registry it stands
 * @param type {@code REG_DWORD} or {@code REG_MULTI_SZ}
 * @param available whether this edition has it; all of the following but {@code rules} is null or false when not
 * @param value in force: a number, or an array of names
 * @param defaultValue what a freshly installed edition has
 * @param changed whether the two differ
 * @param expected what it may hold, for a person
 * @param windowsNeedsRestart whether Windows would read a change at its next start only
 * @param rules what it rules, in a few words
 */
public record PolicyListing(
        String name,
        String option,
        String key,
        String type,
        boolean available,
        @Nullable JsonNode value,
        @Nullable JsonNode defaultValue,
        boolean changed,
        @Nullable String expected,
        boolean windowsNeedsRestart,
        String rules) {}

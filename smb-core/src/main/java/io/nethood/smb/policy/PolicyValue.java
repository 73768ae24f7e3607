package io.nethood.smb.policy;

import java.util.stream.Collectors;

import com.google.common.collect.ImmutableSet;

/** What one registry value holds. */
public sealed interface PolicyValue {

    /** REG_DWORD. */
    record Dword(int value) implements PolicyValue {
        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** REG_MULTI_SZ: names in the case that {@link Policy} gives them. */
    record Names(ImmutableSet<String> values) implements PolicyValue {
        /** In alphabetical order, with commas. */
        @Override
        public String text() {
            return values.stream().sorted().collect(Collectors.joining(","));
        }
    }

    /** As it is written in configuration and on the command line. */
    String text();
}

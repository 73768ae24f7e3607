package io.nethood.smb.share;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shares of one host by name, case-insensitive, listed in alphabetical order. Immutable. */
public final class ShareTable {
    private final Map<String, Share> byName = new TreeMap<>();

    /** @throws IllegalArgumentException when two shares have the same name */
    public ShareTable(List<Share> shares) {
        for (Share share : shares) {
            if (byName.put(key(share.name()), share) != null) {
                throw new IllegalArgumentException("share " + share.name() + " is named twice");
            }
        }
    }

    /**
     * These shares and {@code others}.
     *
     * @throws IllegalArgumentException when two shares have the same name
     */
    public ShareTable with(List<Share> others) {
        return new ShareTable(Stream.concat(all().stream(), others.stream()).toList());
    }

    public Optional<Share> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    public List<Share> all() {
        return List.copyOf(byName.values());
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}

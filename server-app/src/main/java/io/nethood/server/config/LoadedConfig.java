package io.nethood.server.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** A configuration and what its sources said, so that it can be compared with a later one. Immutable. */
public final class LoadedConfig {
    private final ServerConfig config;
    private final Map<String, List<RawValue>> given;

    LoadedConfig(ServerConfig config, Map<String, List<RawValue>> given) {
        this.config = config;
        this.given = Map.copyOf(given);
    }

    /** One that was built by a program and does not change. */
    public static LoadedConfig of(ServerConfig config) {
        return new LoadedConfig(config, Map.of());
    }

    public ServerConfig config() {
        return config;
    }

    /** The options that have other values than in {@code before}, in alphabetical order. */
    public List<String> optionsChangedSince(LoadedConfig before) {
        TreeSet<String> options = new TreeSet<>(given.keySet());
        options.addAll(before.given.keySet());
        options.removeIf(option -> Objects.equals(given.get(option), before.given.get(option)));
        return List.copyOf(options);
    }
}

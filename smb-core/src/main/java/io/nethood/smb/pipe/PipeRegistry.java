package io.nethood.smb.pipe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The pipes of a host by name, without {@code \PIPE\}, case-insensitive. Immutable. */
public final class PipeRegistry {
    private final Map<String, Function<PipeClient, PipeEndpoint>> services;

    /** @param services what opens the server's end, by lower-case pipe name */
    public PipeRegistry(Map<String, Function<PipeClient, PipeEndpoint>> services) {
        this.services = new LinkedHashMap<>(services);
    }

    public boolean knows(String name) {
        return services.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** A new instance of the pipe {@code name} for {@code client}; empty when no such pipe exists. */
    public Optional<PipeEndpoint> open(String name, PipeClient client) {
        Function<PipeClient, PipeEndpoint> service = services.get(name.toLowerCase(Locale.ROOT));
        return service == null ? Optional.empty() : Optional.of(service.apply(client));
    }

    public Set<String> names() {
        return Set.copyOf(services.keySet());
    }
}

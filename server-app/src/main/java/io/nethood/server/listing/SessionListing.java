package io.nethood.server.listing;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sessions}: the true books.
 *
 * @param id unique on its host, in order of admission
 * @param host the virtual machine
 * @param computer client computer
 * @param user null for a NULL session
 * @param kind what it proved
 * @param counts whether it takes a slot of the limit
 * @param key what it is counted under
 * @param ageSeconds since admission
 * @param idleSeconds since its last request
 * @param opens files and pipes it has open
 * @param clientType as the client called its system
 * @param transport such as {@code NetbiosSmb}
 * @param keptBy what keeps it from ending by itself; null when nothing does
 */
public record SessionListing(
        long id,
        String host,
        String computer,
        @Nullable String user,
        SessionKind kind,
        boolean counts,
        String key,
        double ageSeconds,
        double idleSeconds,
        int opens,
        String clientType,
        String transport,
        @Nullable String keptBy) {}

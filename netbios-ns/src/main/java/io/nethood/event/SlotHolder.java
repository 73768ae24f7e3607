package io.nethood.event;

import org.jspecify.annotations.Nullable;

/**
 * One session that holds a slot of the limit at some moment.
 *
 * @param session id of the session
 * @param client the client computer
 * @param user null for a NULL session
 * @param kind what the session proved
 * @param ageSeconds since it was admitted
 * @param idleSeconds since its last request
 * @param opens files and pipes it has open
 * @param keptBy what keeps it from ending by itself, for a person to read; null when nothing does
 */
public record SlotHolder(
        long session,
        String client,
        @Nullable String user,
        SessionKind kind,
        double ageSeconds,
        double idleSeconds,
        int opens,
        @Nullable String keptBy) {}

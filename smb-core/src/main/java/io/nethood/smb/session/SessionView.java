package io.nethood.smb.session;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * One session as it stood when somebody looked.
 *
 * @param id unique on this host, in order of admission
 * @param connection id of its transport connection
 * @param computer client computer without leading backslashes
 * @param user null for a NULL session
 * @param kind what it proved
 * @param counts whether it is one of those that take a slot; a second session of one computer and account shares a slot,
 *     and then only the oldest counts
 * @param key what it is counted under: computer and account, or its own id for a NULL session
 * @param rule why it counts or does not, for a person to read
 * @param ageSeconds since admission
 * @param idleSeconds since the last request under its UID
 * @param opens files and pipes it has open
 * @param clientType as the client called its system
 * @param transport as {@code net config server} would name it
 */
public record SessionView(
        long id,
        long connection,
        String computer,
        @Nullable String user,
        SessionKind kind,
        boolean counts,
        String key,
        String rule,
        double ageSeconds,
        double idleSeconds,
        int opens,
        String clientType,
        String transport) {}

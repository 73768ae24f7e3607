package io.nethood.smb.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.nethood.smb.host.HostSettings;
import io.nethood.smb.session.EndCause;

/**
 * The timers of one connection, as data: what is due when, and what happens then.
 *
 * <table>
 * <caption>Who waits for what</caption>
 * <tr><td>nothing heard yet</td><td>first-message deadline</td><td>hang up</td></tr>
 * <tr><td>no session</td><td>unused-connection life ([MS-CIFS] 3.3.6.4)</td><td>hang up</td></tr>
 * <tr><td>sessions, nothing open</td><td>autodisconnect ([MS-CIFS] 3.3.6.2)</td><td>all sessions end, hang up</td></tr>
 * <tr><td>a NULL session with nothing open</td><td>NULL-session life (D1: 30 to 90 s)</td><td>it ends</td></tr>
 * <tr><td>a pipe whose call stalls</td><td>the service's own deadline</td><td>it goes on</td></tr>
 * <tr><td>a request that waits for a file</td><td>its own deadline</td><td>it is tried for the last time</td></tr>
 * </table>
 *
 * <p>An open anywhere on the connection keeps all its sessions from autodisconnect, named ones too; tree connects keep
 * nothing.
 */
final class ConnectionDeadlines {
    private final SmbConnection connection;
    private long lastHeardNanos;
    private boolean heardAnything;
    private boolean changed = true;

    ConnectionDeadlines(SmbConnection connection, long nowNanos) {
        this.connection = connection;
        this.lastHeardNanos = nowNanos;
    }

    /** A message came. */
    void heard(long nowNanos) {
        lastHeardNanos = nowNanos;
        heardAnything = true;
    }

    /** A session or an open came or went, or a pipe has news. */
    void changed() {
        changed = true;
    }

    boolean mayBeNearer() {
        boolean result = changed;
        changed = false;
        return result;
    }

    OptionalLong next() {
        long next = Long.MAX_VALUE;
        ConnectionState state = connection.state();
        for (Open open : state.opens()) {
            if (open instanceof PipeOpen pipe) {
                next = Math.min(next, pipe.pipe().endpoint().nextDeadline().orElse(Long.MAX_VALUE));
            }
        }
        for (PendingRequest request : state.pending()) {
            next = Math.min(next, request.deadlineNanos());
        }
        Optional<Duration> idleLife = idleLife();
        if (idleLife.isPresent()) {
            next = Math.min(next, lastHeardNanos + idleLife.get().toNanos());
        }
        for (SmbSession session : state.sessions()) {
            if (mayExpire(session)) {
                next = Math.min(next, expiry(session));
            }
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    void expire(long nowNanos) {
        ConnectionState state = connection.state();
        for (Open open : state.opens()) {
            if (open instanceof PipeOpen pipe) {
                OptionalLong deadline = pipe.pipe().endpoint().nextDeadline();
                if (deadline.isPresent() && deadline.getAsLong() - nowNanos <= 0) {
                    expire(pipe, nowNanos);
                }
            }
        }
        state.attemptPending(request -> request.deadlineNanos() - nowNanos <= 0, nowNanos);
        for (SmbSession session : state.sessions()) {
            if (mayExpire(session) && expiry(session) - nowNanos <= 0) {
                state.endSession(session, EndCause.NULL_SESSION_EXPIRED);
            }
        }
        Optional<Duration> idleLife = idleLife();
        if (idleLife.isPresent() && lastHeardNanos + idleLife.get().toNanos() - nowNanos <= 0) {
            if (state.hasSessions()) {
                connection.disconnect(EndCause.AUTODISCONNECT);
            } else {
                connection.hangUp(heardAnything ? "no session was set up in time" : "no first message came in time");
            }
        }
    }

    private void expire(PipeOpen open, long nowNanos) {
        if (open.pipe().expire(nowNanos)) {
            connection.state().attemptPending(open, nowNanos);
        } else {
            connection.state().closeOpen(open, "more was left unread than the pipe can hold");
        }
    }

    /** How long the whole connection may stay silent; empty for ever. */
    private Optional<Duration> idleLife() {
        HostSettings settings = connection.server().host().settings();
        if (connection.state().hasOpens()) {
            return Optional.empty();
        }
        if (connection.state().hasSessions()) {
            return settings.autodisconnect();
        }
        return Optional.of(heardAnything ? settings.unusedConnectionLife() : settings.firstMessageDeadline());
    }

    private boolean mayExpire(SmbSession session) {
        return session.isNull() && session.ticket().opens() == 0;
    }

    private long expiry(SmbSession session) {
        return session.ticket().lastRequestNanos()
                + connection.server().host().settings().nullSessionLife().toNanos();
    }
}

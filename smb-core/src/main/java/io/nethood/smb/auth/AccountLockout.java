package io.nethood.smb.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts wrong passwords: the one place that knows which accounts are locked out. Safe for any number of threads; it holds
 * at most one entry for each account of the host, because unknown names are not counted.
 *
 * <p>The built-in Administrator is never locked out, as in Windows from NT 4.0 to XP unless passprop says otherwise: else
 * anybody could lock the last one out who can unlock the others.
 */
final class AccountLockout {

    /** Wrong passwords since the last good one, and when the last of them came. */
    private record Failures(int count, Instant last) {}

    private final LogonSettings settings;
    private final InstantSource clock;
    private final Map<String, Failures> byAccount = new ConcurrentHashMap<>();

    AccountLockout(LogonSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean isLockedOut(Account account) {
        Failures failures = byAccount.get(account.name());
        return failures != null && failures.count() >= settings.lockoutThreshold() && !isForgotten(failures);
    }

    /** Somebody gave a wrong password for {@code account}, which was not locked out. */
    void failed(Account account) {
        boolean exempt = account.name().equalsIgnoreCase(AccountTable.ADMINISTRATOR);
        if (settings.locksOut() && !exempt) {
            byAccount.compute(account.name(), (name, before) -> {
                int count = before == null || isForgotten(before) ? 0 : before.count();
                return new Failures(count + 1, clock.instant());
            });
        }
    }

    /** Somebody gave the right one. */
    void succeeded(Account account) {
        byAccount.remove(account.name());
    }

    private boolean isForgotten(Failures failures) {
        return !clock.instant().isBefore(failures.last().plus(settings.lockoutDuration()));
    }
}

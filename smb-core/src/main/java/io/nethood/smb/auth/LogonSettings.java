package io.nethood.smb.auth;

import java.time.Duration;

/**
 * What a host's logons depend on besides the registry values of {@link io.nethood.smb.policy.PolicySettings}.
 *
 * @param lockoutThreshold wrong passwords after which an account is locked out; 0 for never, as Windows is installed
 * @param lockoutDuration how long it stays so, and after how long a wrong password is forgotten
 * @param plaintextPasswords whether a password in plain text proves an account ([MS-CIFS] 6 &lt;221&gt;)
 * @param timestamp whether the target information carries the time, as from Windows Vista on
 */
public record LogonSettings(
        int lockoutThreshold, Duration lockoutDuration, boolean plaintextPasswords, boolean timestamp) {

    /** Most wrong passwords that can be allowed, as in Windows. */
    public static final int MAX_LOCKOUT_THRESHOLD = 999;

    /** No lockout, no plain text, no timestamp. */
    public static final LogonSettings DEFAULT = new LogonSettings(0, Duration.ofMinutes(30), false, false);

    public LogonSettings {
        if (lockoutThreshold < 0 || lockoutThreshold > MAX_LOCKOUT_THRESHOLD) {
            throw new IllegalArgumentException("lockout-threshold: " + lockoutThreshold + " (expected: 0.."
                    + MAX_LOCKOUT_THRESHOLD + " wrong passwords)");
        }
        if (lockoutDuration.isNegative() || lockoutDuration.isZero()) {
            throw new IllegalArgumentException("lockout-duration: " + lockoutDuration + " (expected: more than zero)");
        }
    }

    boolean locksOut() {
        return lockoutThreshold > 0;
    }
}

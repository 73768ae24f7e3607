package io.nethood.smb.sam;

import java.time.Duration;

/**
 * The account policy of a domain, as Windows has it outside of a domain when nobody has changed it ([MS-SAMR] 3.1.1.5,
 * and the defaults of the security templates): passwords of any length, for 42 days, and no lockout.
 */
public final class AccountPolicy {
    public static final int MIN_PASSWORD_LENGTH = 0;
    public static final int PASSWORD_HISTORY_LENGTH = 0;

    /** DOMAIN_PASSWORD_* bits, [MS-SAMR] 2.2.1.9. */
    public static final int PASSWORD_PROPERTIES = 0;

    public static final Duration MAX_PASSWORD_AGE = Duration.ofDays(42);
    public static final Duration MIN_PASSWORD_AGE = Duration.ZERO;

    /** Wrong passwords until an account is locked; 0 for never. */
    public static final int LOCKOUT_THRESHOLD = 0;

    public static final Duration LOCKOUT_DURATION = Duration.ofMinutes(30);
    public static final Duration LOCKOUT_WINDOW = Duration.ofMinutes(30);

    private AccountPolicy() {}
}

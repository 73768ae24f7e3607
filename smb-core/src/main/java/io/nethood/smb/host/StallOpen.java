package io.nethood.smb.host;

import java.time.Duration;
import java.util.Optional;

/**
 * The fault of D1: OpenPrinter and OpenPrinterEx do not return.
 *
 * @param stalls whether they stall at all
 * @param time how long; empty for ever
 */
public record StallOpen(boolean stalls, Optional<Duration> time) {
    public static final StallOpen NEVER = new StallOpen(false, Optional.empty());
    public static final StallOpen FOREVER = new StallOpen(true, Optional.empty());

    public static StallOpen of(Duration time) {
        return new StallOpen(true, Optional.of(time));
    }
}

package io.nethood.server.config;

import java.time.Duration;

import io.nethood.smb.file.Durability;

/**
 * How the files of all disk shares behave; each has an option of the same name.
 *
 * @param durability when what was written is to be safe
 * @param oplocks whether oplocks are granted
 * @param oplockBreakWait how long the holder of an oplock may take to give it up
 * @param lockViolationDelay how long a lock that just failed has to wait when it is asked for again
 * @param sharingViolationDelay how long a sharing violation is held back
 * @param reservedNames whether files may have the names of DOS devices
 */
public record FileSettings(
        Durability durability,
        boolean oplocks,
        Duration oplockBreakWait,
        Duration lockViolationDelay,
        Duration sharingViolationDelay,
        boolean reservedNames) {
    /** As Windows is after its installation, but that nobody waits for a sharing violation. */
    public static final FileSettings DEFAULT = new FileSettings(
            Durability.FLUSH, true, Duration.ofSeconds(35), Duration.ofMillis(250), Duration.ZERO, false);

    FileSettings withDurability(Durability value) {
        return new FileSettings(
                value, oplocks, oplockBreakWait, lockViolationDelay, sharingViolationDelay, reservedNames);
    }

    FileSettings withOplocks(boolean value) {
        return new FileSettings(
                durability, value, oplockBreakWait, lockViolationDelay, sharingViolationDelay, reservedNames);
    }

    FileSettings withOplockBreakWait(Duration value) {
        return new FileSettings(durability, oplocks, value, lockViolationDelay, sharingViolationDelay, reservedNames);
    }

    FileSettings withLockViolationDelay(Duration value) {
        return new FileSettings(durability, oplocks, oplockBreakWait, value, sharingViolationDelay, reservedNames);
    }

    FileSettings withSharingViolationDelay(Duration value) {
        return new FileSettings(durability, oplocks, oplockBreakWait, lockViolationDelay, value, reservedNames);
    }

    FileSettings withReservedNames(boolean value) {
        return new FileSettings(durability, oplocks, oplockBreakWait, lockViolationDelay, sharingViolationDelay, value);
    }
}

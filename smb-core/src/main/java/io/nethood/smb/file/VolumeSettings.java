package io.nethood.smb.file;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.BiConsumer;

import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;

/**
 * How a volume behaves.
 *
 * @param label the volume's name
 * @param codePage in which short names are told
 * @param reservedNames whether a file may have the name of a DOS device, such as {@code CON}
 * @param durability when what was written is to be safe
 * @param oplocks whether oplocks are granted: EnableOplocks of the server service
 * @param oplockBreakWait how long the holder of an oplock may take to give it up: OplockBreakWait, 35 s
 * @param lockViolationDelay how long a lock that just failed has to wait when it is asked for again: LockViolationDelay, 250
 *     ms; zero for not at all
 * @param sharingViolationDelay how long a sharing violation is held back, since the other open may go; zero for not at all.
 *     NT waits a second in all ([MS-CIFS] 6 &lt;247&gt;)
 * @param lost hears of what could not be done any more at a close
 */
public record VolumeSettings(
        String label,
        Charset codePage,
        boolean reservedNames,
        Durability durability,
        boolean oplocks,
        Duration oplockBreakWait,
        Duration lockViolationDelay,
        Duration sharingViolationDelay,
        BiConsumer<StorePath, NtStatus> lost) {}

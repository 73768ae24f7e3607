package io.nethood.smb.file;

import java.util.List;

import io.nethood.smb.file.lock.Oplock;
import io.nethood.smb.file.lock.OplockLevel;
import org.jspecify.annotations.Nullable;

/** What the oplock of a stream asks for is done: holders are told, those who wait are woken. Used under the entry's lock. */
final class FileOplocks {
    private FileOplocks() {}

    /** Gives an open that has just succeeded the oplock it may have of what it wants. */
    static void grant(StreamEntry entry, OpenFile open) {
        OplockLevel wanted = switch (open.request().oplock()) {
            case NONE -> OplockLevel.NONE;
            case EXCLUSIVE -> OplockLevel.EXCLUSIVE;
            case BATCH -> OplockLevel.BATCH;
        };
        boolean sole = entry.opens().size() == 1;
        open.oplock(entry.oplock()
                .grant(
                        open,
                        wanted,
                        sole,
                        open.opener().knowsLevelTwo(),
                        !entry.locks().isEmpty()));
    }

    /**
     * Carries out {@code effects}.
     *
     * @param waiter who is woken when the wait that they ask for is over; null where nobody can wait
     * @throws FileWait when what was wanted has to be tried again later
     */
    static void carryOut(StreamEntry entry, List<Oplock.Effect<OpenFile>> effects, @Nullable FileClient waiter)
            throws FileWait {
        for (Oplock.Effect<OpenFile> effect : effects) {
            switch (effect) {
                case Oplock.Effect.SendBreak<OpenFile>(OpenFile holder, OplockLevel newLevel) -> {
                    holder.oplock(newLevel);
                    holder.opener()
                            .client()
                            .breakOplock(new BrokenOplock(holder.opener().openId(), newLevel == OplockLevel.LEVEL_TWO));
                }
                case Oplock.Effect.Wake<OpenFile> wake -> entry.news();
                case Oplock.Effect.Await<OpenFile>(long deadlineNanos) -> {
                    if (waiter != null) {
                        entry.await(waiter);
                        throw new FileWait(deadlineNanos);
                    }
                }
            }
        }
    }

    /** The same where nothing is waited for. */
    static void carryOut(StreamEntry entry, List<Oplock.Effect<OpenFile>> effects) {
        try {
            carryOut(entry, effects, null);
        } catch (FileWait never) {
            throw new IllegalStateException("waited though nobody can", never);
        }
    }
}

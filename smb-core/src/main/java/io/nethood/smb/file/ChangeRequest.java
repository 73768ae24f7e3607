package io.nethood.smb.file;

import java.util.List;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.NotifyInformation;
import org.jspecify.annotations.Nullable;

/**
 * A client's question for the next changes in a directory that it has open. Whoever asked looks for the
 * {@link #answer()} whenever its {@link FileClient} is woken; an answer that is there once stays.
 */
public final class ChangeRequest {
    private final int mostBytes;
    private volatile @Nullable Answer answer;

    /** @param mostBytes room that the client has for the changes */
    ChangeRequest(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * What the client is told.
     *
     * @param status SUCCESS; NOTIFY_ENUM_DIR when there were more changes than fit, so that the client has to look for
     *     itself; or why there will be no changes any more
     * @param changes with SUCCESS only, in the order in which they happened
     */
    public record Answer(NtStatus status, List<NotifyInformation> changes) {
        static Answer without(NtStatus status) {
            return new Answer(status, List.of());
        }
    }

    /** Null as long as nothing has happened. */
    public @Nullable Answer answer() {
        return answer;
    }

    void answer(NtStatus status) {
        answer = Answer.without(status);
    }

    void answer(List<NotifyInformation> changes) {
        answer = NotifyInformation.size(changes) > mostBytes
                ? Answer.without(NtStatus.NOTIFY_ENUM_DIR)
                : new Answer(NtStatus.SUCCESS, List.copyOf(changes));
    }
}

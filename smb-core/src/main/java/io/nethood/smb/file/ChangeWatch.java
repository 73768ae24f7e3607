package io.nethood.smb.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.NotifyInformation;

/**
 * What one open of a directory is to be told of the changes in it ([MS-FSA] 2.1.5.11, [MS-CIFS] 3.3.5.59.4). A change
 * answers the oldest request that waits; without one it is kept in a buffer, which the next request takes whole. The first
 * request says for all which changes are meant and how large the buffer is. A change too many empties the buffer, and the
 * next request learns that it has to look for itself. Not thread-safe.
 */
final class ChangeWatch {
    /** Largest buffer; a transaction's answer would not take more. */
    static final int MOST_BYTES = 0x1_0000;

    private final int filter;
    private final boolean tree;
    private final int bufferBytes;
    private final Deque<ChangeRequest> waiting = new ArrayDeque<>(1);
    private final List<NotifyInformation> buffered = new ArrayList<>(0);
    private boolean overflowed;

    /**
     * @param filter {@link ChangeFilter}
     * @param tree whether changes in directories below count, too
     * @param bufferBytes room for changes that no request waits for
     */
    ChangeWatch(int filter, boolean tree, int bufferBytes) {
        this.filter = filter;
        this.tree = tree;
        this.bufferBytes = Math.min(bufferBytes, MOST_BYTES);
    }

    /** Whether a change is to be told that is of one of {@code kinds}, in the directory itself or below. */
    boolean wants(int kinds, boolean below) {
        return (filter & kinds) != 0 && (tree || !below);
    }

    /** A request of at most {@code mostBytes} of changes, answered if there are any. */
    ChangeRequest request(int mostBytes) {
        ChangeRequest request = new ChangeRequest(Math.min(mostBytes, MOST_BYTES));
        if (overflowed) {
            request.answer(NtStatus.NOTIFY_ENUM_DIR);
            overflowed = false;
        } else if (buffered.isEmpty()) {
            waiting.add(request);
        } else {
            request.answer(buffered);
            buffered.clear();
        }
        return request;
    }

    /** What belongs together has happened: one change, or both names of a rename. True when that answers a request. */
    boolean changed(List<NotifyInformation> changes) {
        ChangeRequest request = waiting.poll();
        if (request != null) {
            request.answer(changes);
            return true;
        }
        if (!overflowed) {
            buffered.addAll(changes);
            if (NotifyInformation.size(buffered) > bufferBytes) {
                buffered.clear();
                overflowed = true;
            }
        }
        return false;
    }

    /** Nothing will be told any more, for the reason that {@code status} gives; true when that answers requests. */
    boolean end(NtStatus status) {
        boolean answered = !waiting.isEmpty();
        waiting.forEach(request -> request.answer(status));
        waiting.clear();
        return answered;
    }

    /** The client does not wait for {@code request} any longer. */
    void withdraw(ChangeRequest request) {
        waiting.remove(request);
    }
}

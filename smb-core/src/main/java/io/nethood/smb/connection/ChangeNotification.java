package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.ChangeRequest;
import io.nethood.smb.file.DirectoryChanges;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.NtTransactNotifyChange;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.smb.wire.info.NotifyInformation;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** NT_TRANSACT_NOTIFY_CHANGE, [MS-CIFS] 3.3.5.59.4: waits until something happens in a directory. */
final class ChangeNotification implements PendingRequest.Attempt {
    private static final byte[] NO_DATA = {};

    private static final PendingRequest.Ending ENDING =
            new PendingRequest.Ending(answer(List.of()), Outcome.failure(NtStatus.CANCELLED));

    private final DirectoryChanges changes;
    private final ChangeRequest request;

    private ChangeNotification(DirectoryChanges changes, ChangeRequest request) {
        this.changes = changes;
        this.request = request;
    }

    static Outcome request(RequestContext context, TransactionRequest transaction) {
        return FileOperation.run(context, nowNanos -> {
            NtTransactNotifyChange asked = NtTransactNotifyChange.decode(transaction);
            FileOpen open = context.file(asked.fid());
            DirectoryChanges changes = new DirectoryChanges(open.file());
            ChangeRequest request =
                    changes.request(asked.completionFilter(), asked.watchTree(), transaction.maxParameterCount());
            ChangeNotification notification = new ChangeNotification(changes, request);
            Outcome now = notification.tryAnswer(nowNanos);
            return now == null ? context.await(open, notification, ENDING) : now;
        });
    }

    @Override
    public @Nullable Outcome tryAnswer(long nowNanos) {
        ChangeRequest.Answer answer = request.answer();
        if (answer == null) {
            return null;
        }
        return answer.status() == NtStatus.DELETE_PENDING
                ? Outcome.failure(NtStatus.DELETE_PENDING)
                : answer(answer.changes());
    }

    @Override
    public void givenUp() {
        changes.withdraw(request);
    }

    /**
     * Of no changes when there were too many, and when the directory is closed. [MS-CIFS] 2.2.7.4.2 has
     * STATUS_NOTIFY_ENUM_DIR and STATUS_NOTIFY_CLEANUP for these; Windows' server tells a client of SMB1 success, as of
     * all statuses that are no failures.
     */
    private static Outcome answer(List<NotifyInformation> changes) {
        WireWriter parameters = WireWriter.create();
        NotifyInformation.encode(changes, Integer.MAX_VALUE, parameters);
        return new Outcome.TransactionReply(NtStatus.SUCCESS, TransactionResponse.of(parameters.toBytes(), NO_DATA));
    }
}

package io.nethood.smb.connection;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.CloseRequest;
import io.nethood.smb.wire.EmptyRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.UnixTime;

/** The ends of opens: SMB_COM_CLOSE and SMB_COM_PROCESS_EXIT, [MS-CIFS] 3.3.5.7 and 3.3.5.18. */
final class FileEnds {
    private static final String BY_CLIENT = "the client closed it";

    private FileEnds() {}

    static Outcome close(RequestContext context, CloseRequest request) {
        return FileOperation.run(context, nowNanos -> switch (context.open(request.fid())) {
            case null -> Outcome.failure(NtStatus.INVALID_HANDLE);
            case FileOpen file -> {
                close(context, file, request.lastWriteTime());
                yield Outcome.done();
            }
            case PipeOpen pipe -> {
                context.state().closeOpen(pipe, BY_CLIENT);
                context.connection().deadlines().changed();
                yield Outcome.done();
            }
        });
    }

    /** @param lastWriteTime UTIME that the client wants the file to have */
    static void close(RequestContext context, FileOpen open, long lastWriteTime) throws FileRefusal {
        if (!UnixTime.isUnset(lastWriteTime)) {
            open.file().writtenAtClose(UnixTime.toFileTime(lastWriteTime, RequestContext.ZONE));
        }
        context.state().closeOpen(open, BY_CLIENT);
        context.connection().deadlines().changed();
    }

    static Outcome processExit(RequestContext context, EmptyRequest request) {
        context.state().endProcess(context.header().pid(), context.uid());
        context.connection().deadlines().changed();
        return Outcome.done();
    }
}

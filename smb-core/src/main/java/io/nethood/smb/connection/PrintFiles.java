package io.nethood.smb.connection;

import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.print.SpoolingJob;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.ClosePrintFileRequest;
import io.nethood.smb.wire.CreateRequest;
import io.nethood.smb.wire.IoctlRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.OpenPrintFileRequest;
import io.nethood.smb.wire.WritePrintFileRequest;

/** What a printer's share takes: whatever is opened there to be written is a job ([MS-CIFS] 3.3.5.52 to 3.3.5.54). */
final class PrintFiles {
    private static final int TO_WRITE = FileAccess.WRITE_DATA
            | FileAccess.APPEND_DATA
            | FileAccess.GENERIC_WRITE
            | FileAccess.GENERIC_ALL
            | FileAccess.MAXIMUM_ALLOWED;

    /** The client has no opinion on when the file was written last. */
    private static final long NO_TIME = 0;

    private PrintFiles() {}

    /** SMB_COM_OPEN_PRINT_FILE. */
    static Outcome open(RequestContext context, OpenPrintFileRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = FileOpens.enter(context, () -> begin(context, request.identifier(), nowNanos));
            return Outcome.of(new CreateRequest.Response(open.fid()));
        });
    }

    /** SMB_COM_WRITE_PRINT_FILE: each goes on where the one before has ended. */
    static Outcome write(RequestContext context, WritePrintFileRequest request) {
        return FileOperation.run(context, nowNanos -> {
            OpenFile file = context.file(request.fid()).file();
            file.content().write(request.data(), file.attributes().size(), FileLocking.pid(context));
            return Outcome.done();
        });
    }

    /** SMB_COM_CLOSE_PRINT_FILE. */
    static Outcome close(RequestContext context, ClosePrintFileRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileEnds.close(context, context.file(request.fid()), NO_TIME);
            return Outcome.done();
        });
    }

    /** SMB_COM_IOCTL: a client asks for the number of its job; NT knows nothing else ([MS-CIFS] 6 &lt;292&gt;). */
    static Outcome ioctl(RequestContext context, IoctlRequest request) {
        return FileOperation.run(context, nowNanos -> {
            SpoolingJob job = context.file(request.fid()).job();
            boolean asksForId = request.category() == IoctlRequest.PRINTER_DEVICE
                    && request.function() == IoctlRequest.GET_PRINTER_ID;
            if (job == null || !asksForId) {
                return Outcome.failure(NtStatus.NOT_IMPLEMENTED);
            }
            return Outcome.of(new IoctlRequest.PrinterId(
                    job.job().id(), context.host().profile().name(), job.spool().printer()));
        });
    }

    static boolean prints(RequestContext context) {
        return context.tree().share().type() == ShareType.PRINTER;
    }

    /** An open by any other command is a job, too; nothing is there to be read. */
    static FileOpen begin(RequestContext context, CreateParameters parameters, long nowNanos)
            throws FileRefusal, FileWait {
        if ((parameters.access() & TO_WRITE) == 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return begin(context, parameters.path().name(), nowNanos);
    }

    private static FileOpen begin(RequestContext context, String document, long nowNanos) throws FileRefusal, FileWait {
        if (!prints(context)) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
        PrintSpool spool = context.host()
                .printers()
                .spool(context.tree().share().name())
                .orElseThrow(() -> new FileRefusal(NtStatus.ACCESS_DENIED));
        SessionTicket ticket = context.session().ticket();
        String account = ticket.account();
        return context.state()
                .addPrintFile(
                        context,
                        opener -> spool.begin(
                                document,
                                account == null ? "" : account,
                                ticket.computer(),
                                context.host().environment().clock().instant(),
                                opener,
                                nowNanos));
    }
}

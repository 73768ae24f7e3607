package io.nethood.smb.connection;

import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.ResponseWriter;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.WriteRawRequest;
import io.netty.buffer.ByteBuf;

/**
 * SMB_COM_WRITE_RAW, [MS-CIFS] 3.3.5.24: the server says that it is ready, and the next message of the connection is bytes
 * and nothing else. A final answer there is only in write-through mode; otherwise what goes wrong is told to nobody, as
 * the client wanted it.
 */
final class RawWrite {
    private final RequestContext context;
    private final WriteRawRequest request;
    private final int written;

    private RawWrite(RequestContext context, WriteRawRequest request, int written) {
        this.context = context;
        this.request = request;
        this.written = written;
    }

    /** What a signed connection has no place for is refused, so that the client writes by other means. */
    static Outcome begin(RequestContext context, WriteRawRequest request) {
        if (context.connection().signing().isActive()) {
            return Outcome.failure(NtStatus.SMB_USE_STANDARD);
        }
        return FileOperation.run(context, nowNanos -> {
            OpenFile file = context.file(request.fid()).file();
            int written = file.content().write(request.data(), request.offset(), FileLocking.pid(context));
            RawWrite raw = new RawWrite(context, request, written);
            if (written >= request.count()) {
                raw.answer(NtStatus.SUCCESS, written);
                return Outcome.NoReply.NO_REPLY;
            }
            context.connection().expect(raw);
            return Outcome.of(new WriteRawRequest.InterimResponse(AVAILABLE_OF_FILE));
        });
    }

    private static final int AVAILABLE_OF_FILE = 0xFFFF;

    /** The message that was announced; more than was announced is not written. */
    void receive(ByteBuf bytes) {
        int count = Math.min(bytes.readableBytes(), request.count() - written);
        NtStatus status = NtStatus.SUCCESS;
        int total = written;
        try {
            // Looked up again: it may have been closed meanwhile.
            OpenFile file = context.file(request.fid()).file();
            total += file.content()
                    .write(
                            bytes.slice(bytes.readerIndex(), count),
                            request.offset() + written,
                            FileLocking.pid(context));
            if (isWriteThrough()) {
                file.content().flush();
            }
        } catch (FileRefusal refusal) {
            status = refusal.status();
        }
        if (isWriteThrough()) {
            answer(status, total);
        }
    }

    private boolean isWriteThrough() {
        return (request.writeMode() & WriteRawRequest.WRITE_THROUGH) != 0;
    }

    private void answer(NtStatus status, int count) {
        SmbHeader header = context.header().withCommand(SmbCommand.WRITE_COMPLETE.code());
        ByteBuf message = context.connection().output().newMessage();
        ResponseWriter out =
                new ResponseWriter(message, header, context.connection().codePage());
        out.begin(SmbCommand.WRITE_COMPLETE);
        new WriteRawRequest.FinalResponse(count).encode(out);
        out.end();
        out.status(status, SmbCommand.WRITE_COMPLETE);
        context.connection().send(message, MessageSigning.UNSIGNED);
    }
}

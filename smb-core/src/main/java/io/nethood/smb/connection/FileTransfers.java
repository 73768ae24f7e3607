package io.nethood.smb.connection;

import io.nethood.smb.file.FileContent;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.FlushRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.ReadAndxRequest;
import io.nethood.smb.wire.ReadInto;
import io.nethood.smb.wire.ReadRawRequest;
import io.nethood.smb.wire.ReadRequest;
import io.nethood.smb.wire.SeekRequest;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.WriteAndCloseRequest;
import io.nethood.smb.wire.WriteAndxRequest;
import io.nethood.smb.wire.WriteRequest;
import io.netty.buffer.ByteBuf;

/** Reading and writing files: SMB_COM_READ_ANDX and its older relatives, [MS-CIFS] 3.3.5.36, 3.3.5.37 and 3.3.5.13. */
final class FileTransfers {
    /** Bytes of a large read, whose message the session service's 17 bits of length have to hold. */
    private static final int LARGEST_READ = 0x1_0000;

    /** Bytes around the data of a read answer: header, words, padding. */
    private static final int READ_OVERHEAD = SmbHeader.LENGTH + 64;

    private FileTransfers() {}

    /** Reads into the answer itself: one copy, from the file to the message. */
    static Outcome readAndx(RequestContext context, FileOpen open, ReadAndxRequest request) {
        return readAndx(context, open.file().content()::read, request);
    }

    static Outcome readAndxNow(RequestContext context, FileOpen open, ReadAndxRequest request) {
        return readAndx(context, open.file().content()::readNow, request);
    }

    private static Outcome readAndx(RequestContext context, Read file, ReadAndxRequest request) {
        int wanted = Math.min(request.maxCount(context.largeReads()), LARGEST_READ);
        int most = context.largeReads() ? wanted : Math.min(wanted, room(context));
        return new Outcome.Written(out -> read(
                context,
                file,
                ReadAndxRequest.readInto(out, ReadAndxRequest.AVAILABLE_OF_FILE, most),
                most,
                request.offset()));
    }

    /** {@link FileContent#read} or {@link FileContent#readNow}. */
    @FunctionalInterface
    private interface Read {
        int read(ByteBuf into, int most, long at, int pid, boolean execute) throws FileRefusal, WouldBlock;
    }

    static Outcome read(RequestContext context, ReadRequest request) {
        return FileOperation.run(
                context,
                nowNanos -> read(context, context.file(request.fid()).file().content()::read, request));
    }

    static Outcome readNow(RequestContext context, ReadRequest request) {
        return FileOperation.tryNow(
                () -> read(context, context.file(request.fid()).file().content()::readNow, request));
    }

    private static Outcome read(RequestContext context, Read file, ReadRequest request) {
        int most = Math.min(request.count(), room(context));
        return new Outcome.Written(out -> read(context, file, ReadRequest.readInto(out, most), most, request.offset()));
    }

    private static void read(RequestContext context, Read file, ReadInto into, int most, long offset)
            throws FileRefusal, WouldBlock {
        boolean execute = context.header().readIfExecute();
        into.end(file.read(into.buffer(), most, offset, FileLocking.pid(context), execute));
    }

    private static int room(RequestContext context) {
        return Math.max(0, context.connection().clientMaxBufferSize() - READ_OVERHEAD);
    }

    /** Whatever is wrong is told by an answer without bytes; the client then asks by other means what it was. */
    static Outcome readRaw(RequestContext context, ReadRawRequest request) {
        ByteBuf bytes = context.connection().output().newMessage();
        try {
            if (context.connection().signing().isActive()) {
                throw new FileRefusal(NtStatus.SMB_USE_STANDARD);
            }
            OpenFile file = context.file(request.fid()).file();
            bytes.ensureWritable(request.maxCount());
            file.content().read(bytes, request.maxCount(), request.offset(), FileLocking.pid(context), false);
        } catch (FileRefusal refusal) {
            bytes.writerIndex(bytes.readerIndex());
        }
        return new Outcome.Raw(bytes);
    }

    static Outcome writeAndx(RequestContext context, FileOpen open, WriteAndxRequest request) {
        return FileOperation.run(context, open, nowNanos -> {
            int count = open.file().content().write(request.data(), request.offset(), FileLocking.pid(context));
            if ((request.writeMode() & WriteAndxRequest.WRITE_THROUGH) != 0) {
                open.file().content().flush();
            }
            return Outcome.of(new WriteAndxRequest.Response(count));
        });
    }

    /** Writing nothing cuts or stretches the file to the offset ([MS-CIFS] 3.3.5.13). */
    static Outcome write(RequestContext context, WriteRequest request) {
        return FileOperation.run(context, nowNanos -> {
            OpenFile file = context.file(request.fid()).file();
            int pid = FileLocking.pid(context);
            requireAll(request);
            if (request.data().isReadable()) {
                return Outcome.of(
                        new WriteRequest.Response(file.content().write(request.data(), request.offset(), pid)));
            }
            file.content().setSize(request.offset(), pid);
            return Outcome.of(new WriteRequest.Response(0));
        });
    }

    private static void requireAll(WriteRequest request) throws FileRefusal {
        if (request.count() > request.data().readableBytes()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
    }

    /** Without bytes to write it only closes; with them the write decides what is answered ([MS-CIFS] 3.3.5.34). */
    static Outcome writeAndClose(RequestContext context, WriteAndCloseRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = context.file(request.fid());
            int count = open.file().content().write(request.data(), request.offset(), FileLocking.pid(context));
            if (count > 0) {
                FileEnds.close(context, open, request.lastWriteTime());
            }
            return Outcome.of(new WriteRequest.Response(count));
        });
    }

    /** FLUSH of one open, or of all that the process has. */
    static Outcome flush(RequestContext context, FlushRequest request) {
        return FileOperation.run(context, nowNanos -> {
            if (request.fid() != FlushRequest.ALL_OF_THE_PROCESS) {
                if (context.open(request.fid()) instanceof PipeOpen) {
                    return Outcome.done();
                }
                context.file(request.fid()).file().content().flush();
                return Outcome.done();
            }
            for (Open open : context.state().opens()) {
                if (open instanceof FileOpen file
                        && open.pid() == context.header().pid()
                        && open.session().uid() == context.uid()) {
                    file.file().content().flush();
                }
            }
            return Outcome.done();
        });
    }

    /** The pointer that old clients' reads and writes do not use; it counts in 32 bits and wraps ([MS-CIFS] 6 &lt;31&gt;). */
    static Outcome seek(RequestContext context, SeekRequest request) {
        return FileOperation.run(context, nowNanos -> {
            OpenFile file = context.file(request.fid()).file();
            long from = switch (request.mode()) {
                case SeekRequest.FROM_START -> 0L;
                case SeekRequest.FROM_CURRENT -> file.pointer();
                case SeekRequest.FROM_END -> file.attributes().size();
                default -> throw new FileRefusal(NtStatus.INVALID_PARAMETER);
            };
            long pointer = from + request.offset() & 0xFFFF_FFFFL;
            file.pointer(pointer);
            return Outcome.of(new SeekRequest.Response(pointer));
        });
    }
}

package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.IoctlRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.NtTransactIoctl;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.info.AllocatedRange;
import io.nethood.smb.wire.info.FileSystemControl;
import io.nethood.smb.wire.info.ObjectId;
import io.nethood.smb.wire.info.ObjectIdBuffer;
import io.nethood.smb.wire.info.SnapshotList;
import io.nethood.smb.wire.info.ZeroData;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * What clients ask of the file system behind an open: NT_TRANSACT_IOCTL, [MS-CIFS] 3.3.5.59.2 and [MS-SMB] 3.3.5.11.1, and
 * the SMB_COM_IOCTL of old, of which NT knows nothing but the number of a print job.
 */
final class FileControls {
    private static final int ID_BYTES = 64;

    private FileControls() {}

    static Outcome ioctl(RequestContext context, TransactionRequest request) {
        return FileOperation.run(context, nowNanos -> {
            NtTransactIoctl ioctl = NtTransactIoctl.decode(request);
            OpenFile file = context.file(ioctl.fid()).file();
            FileSystemControl control = FileSystemControl.of(ioctl.functionCode())
                    .filter(known -> ioctl.isFsctl())
                    .orElseThrow(() -> new FileRefusal(NtStatus.NOT_SUPPORTED));
            WireReader in = WireReader.of(ioctl.input());
            WireWriter out = WireWriter.create();
            NtStatus status = execute(context, file, control, in, request.maxDataCount(), out);
            return new Outcome.TransactionReply(status, NtTransactIoctl.response(out.toBytes()));
        });
    }

    private static NtStatus execute(
            RequestContext context,
            OpenFile file,
            FileSystemControl control,
            WireReader in,
            int mostBytes,
            WireWriter out)
            throws FileRefusal, MalformedMessage {
        switch (control) {
            case IS_VOLUME_MOUNTED -> {}
            case GET_COMPRESSION -> FileSystemControl.encodeUncompressed(out);
            case SET_OBJECT_ID -> throw new FileRefusal(NtStatus.ACCESS_DENIED);
            case GET_OBJECT_ID, CREATE_OR_GET_OBJECT_ID -> {
                requireRoom(ID_BYTES, mostBytes);
                objectId(file).encode(out);
            }
            case SET_SPARSE -> file.setSparse(FileSystemControl.decodeSetSparse(in));
            case QUERY_ALLOCATED_RANGES -> {
                if (!AllocatedRange.encode(allocated(file, AllocatedRange.decode(in)), mostBytes, out)) {
                    return NtStatus.BUFFER_OVERFLOW;
                }
            }
            case SET_ZERO_DATA -> {
                ZeroData zero = ZeroData.decode(in);
                file.content().zero(zero.offset(), zero.beyondFinalZero(), FileLocking.pid(context));
            }
            case SRV_ENUMERATE_SNAPSHOTS -> new SnapshotList(List.of()).encode(mostBytes, out);
        }
        return NtStatus.SUCCESS;
    }

    private static void requireRoom(int bytes, int mostBytes) throws FileRefusal {
        if (bytes > mostBytes) {
            throw new FileRefusal(NtStatus.BUFFER_TOO_SMALL);
        }
    }

    /** Nobody chooses ids here: each file has that of its number on its volume. */
    private static ObjectIdBuffer objectId(OpenFile file) throws FileRefusal {
        FileKey key = file.attributes().key();
        ObjectId id = new ObjectId(key.device(), key.inode());
        return new ObjectIdBuffer(id, new ObjectId(key.device(), 0), id, ObjectId.NONE);
    }

    /** All of the file that is asked about: where the holes are, stores do not tell. */
    private static List<AllocatedRange> allocated(OpenFile file, AllocatedRange asked) throws FileRefusal {
        if (asked.offset() < 0 || asked.length() < 0 || asked.offset() > Long.MAX_VALUE - asked.length()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        long end = Math.min(file.attributes().size(), asked.offset() + asked.length());
        return end <= asked.offset() ? List.of() : List.of(new AllocatedRange(asked.offset(), end - asked.offset()));
    }

    // SMB_COM_IOCTL, [MS-CIFS] 3.3.5.27

    static Outcome ioctl(RequestContext context, IoctlRequest request) {
        return FileOperation.run(context, nowNanos -> {
            context.file(request.fid());
            return Outcome.failure(NtStatus.INVALID_SMB);
        });
    }
}

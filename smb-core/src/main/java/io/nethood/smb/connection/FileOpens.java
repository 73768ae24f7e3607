package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.CreateDisposition;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.CreateParameters.OplockWish;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.lock.DosOpenMode;
import io.nethood.smb.file.lock.OpenMode;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.CreateRequest;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.OpenAndxRequest;
import io.nethood.smb.wire.OpenRequest;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.UnixTime;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** Opening files: every command that answers with a FID, each translated to the terms of NT. */
final class FileOpens {
    private static final int NO_ROOT = 0;

    /** What guests could do is not told. */
    private static final int NO_ACCESS = 0;

    private FileOpens() {}

    // SMB_COM_NT_CREATE_ANDX, [MS-CIFS] 3.3.5.51

    static Outcome ntCreate(RequestContext context, NtCreateAndxRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = open(context, parameters(context, request), nowNanos);
            NtCreateAndxRequest.Response common = ntResponse(open);
            return Outcome.of(
                    (request.flags() & NtCreateAndxRequest.REQUEST_EXTENDED_RESPONSE) == 0
                            ? common
                            : new NtCreateAndxRequest.ExtendedResponse(common, extension(open)));
        });
    }

    static CreateParameters parameters(RequestContext context, NtCreateAndxRequest request) throws FileRefusal {
        return new CreateParameters(
                path(context, request.rootDirectoryFid(), request.name()),
                request.desiredAccess(),
                request.shareAccess(),
                disposition(request.createDisposition()),
                request.createOptions(),
                request.extFileAttributes(),
                request.allocationSize(),
                oplockWish(request.flags()),
                null,
                0,
                List.of(),
                CreateParameters.Purpose.OPEN,
                null);
    }

    static CreateDisposition disposition(int code) throws FileRefusal {
        return CreateDisposition.ofCode(code).orElseThrow(() -> new FileRefusal(NtStatus.INVALID_PARAMETER));
    }

    static OplockWish oplockWish(int flags) {
        if ((flags & NtCreateAndxRequest.REQUEST_BATCH_OPLOCK) != 0) {
            return OplockWish.BATCH;
        }
        return (flags & NtCreateAndxRequest.REQUEST_OPLOCK) != 0 ? OplockWish.EXCLUSIVE : OplockWish.NONE;
    }

    /** A path may begin at a directory that the client has open. */
    static SharePath path(RequestContext context, int rootFid, String name) throws FileRefusal {
        if (rootFid == NO_ROOT) {
            return context.path(name);
        }
        if (name.startsWith("\\")) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
        OpenFile root = context.file(rootFid).file();
        if (!root.isDirectory()) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        return context.path(root.path() + "\\" + name);
    }

    static NtCreateAndxRequest.Response ntResponse(FileOpen open) throws FileRefusal {
        StoreAttributes attributes = open.file().attributes();
        return new NtCreateAndxRequest.Response(
                open.file().oplock().code(),
                open.fid(),
                open.file().action().code(),
                attributes.created(),
                attributes.accessed(),
                attributes.written(),
                attributes.changed(),
                extendedAttributes(attributes),
                attributes.allocated(),
                attributes.size(),
                open.resourceType(),
                FILE_STATUS_FLAGS,
                open.file().isDirectory());
    }

    /** NO_EAS, NO_SUBSTREAMS, NO_REPARSETAG: what the client need not ask for ([MS-SMB] 2.2.4.9.2). */
    private static final int FILE_STATUS_FLAGS = 0x0007;

    /** The file id is zero: whoever believes the stated number of words reads the number of bytes in its place. */
    static NtCreateAndxRequest.Extension extension(FileOpen open) throws FileRefusal {
        return new NtCreateAndxRequest.Extension(0, open.file().maximalAccess(), NO_ACCESS);
    }

    /** Attributes as NT tells them. */
    static int extendedAttributes(StoreAttributes attributes) {
        int own = attributes.attributes() & ~FileAttributes.HAS_EAS;
        int set = own | (attributes.directory() ? FileAttributes.DIRECTORY : 0);
        return set == 0 ? FileAttributes.NORMAL : set;
    }

    /** Attributes as DOS knows them. */
    static int dosAttributes(StoreAttributes attributes) {
        return (attributes.attributes() | (attributes.directory() ? FileAttributes.DIRECTORY : 0)) & FileAttributes.DOS;
    }

    // SMB_COM_OPEN_ANDX, [MS-CIFS] 3.3.5.35

    static Outcome openAndx(RequestContext context, OpenAndxRequest request) {
        return FileOperation.run(context, nowNanos -> {
            DosOpenMode mode = mode(request.accessMode());
            CreateDisposition disposition = disposition(request.openMode(), mode, NtStatus.OS2_INVALID_ACCESS);
            FileOpen open = open(
                    context,
                    dos(context, request.name(), mode, disposition, request.fileAttributes())
                            .withAllocation(request.allocationSize())
                            .withOplock(oplockWish(request.flags()))
                            .withWritten(UnixTime.toFileTime(request.creationTime(), RequestContext.ZONE)),
                    nowNanos);
            return Outcome.of(openAndxResponse(request, open));
        });
    }

    /** @param never the answer to a word with which nothing can ever be opened */
    private static CreateDisposition disposition(int openMode, DosOpenMode mode, NtStatus never) throws FileRefusal {
        return disposition(
                OpenMode.createDisposition(openMode, mode.access()).orElseThrow(() -> new FileRefusal(never)));
    }

    /** What an extended answer tells of the rights are the standard ones only: nothing here is asked of the file. */
    private static SmbResponse openAndxResponse(OpenAndxRequest request, FileOpen open) throws FileRefusal {
        StoreAttributes attributes = open.file().attributes();
        OpenAndxRequest.Response common = new OpenAndxRequest.Response(
                open.fid(),
                dosAttributes(attributes),
                UnixTime.ofFileTime(attributes.written(), RequestContext.ZONE),
                attributes.size(),
                request.accessMode() & ACCESS_RIGHTS,
                open.resourceType(),
                0,
                openResults(open.file()));
        return (request.flags() & OpenAndxRequest.REQUEST_EXTENDED_RESPONSE) == 0
                ? common
                : new OpenAndxRequest.ExtendedResponse(
                        common, open.file().maximalAccess() & FileAccess.STANDARD_RIGHTS, NO_ACCESS);
    }

    /** The part of an access mode that says what is wanted. */
    private static final int ACCESS_RIGHTS = 0x0007;

    // TRANS2_OPEN2, [MS-CIFS] 2.2.6.1

    static Outcome open2(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            int flags = in.u16();
            int accessMode = in.u16();
            DosOpenMode mode = mode(accessMode);
            in.skip(2);
            int attributes = in.u16();
            long written = UnixTime.toFileTime(in.u32(), RequestContext.ZONE);
            CreateDisposition disposition = disposition(in.u16(), mode, NtStatus.OBJECT_NAME_COLLISION);
            long allocation = in.u32();
            in.skip(10);
            String name = call.string(in);
            WireReader data = call.data();
            CreateParameters parameters = dos(context, name, mode, disposition, attributes)
                    .withAllocation(allocation)
                    .withOplock(oplockWish(flags))
                    .withWritten(written)
                    .withExtendedAttributes(data.remaining() > 4 ? ExtendedAttributes.decodeList(data) : List.of());
            FileOpen open = open(context, parameters, nowNanos);
            return call.answer(open2Response(open, accessMode), new byte[0]);
        });
    }

    private static byte[] open2Response(FileOpen open, int accessMode) throws FileRefusal {
        StoreAttributes attributes = open.file().attributes();
        return WireWriter.create()
                .u16(open.fid())
                .u16(dosAttributes(attributes))
                .u32((int) UnixTime.ofFileTime(attributes.created(), RequestContext.ZONE))
                .u32((int) attributes.size())
                .u16(accessMode)
                .u16(open.resourceType())
                .u16(0)
                .u16(openResults(open.file()))
                .zeros(4) // reserved
                .u16(0) // ExtendedAttributeErrorOffset
                .u32(0) // ExtendedAttributeLength
                .toBytes();
    }

    private static int openResults(OpenFile file) {
        int results = switch (file.action()) {
            case OPENED -> OpenAndxRequest.Response.OPENED;
            case CREATED -> OpenAndxRequest.Response.CREATED;
            case OVERWRITTEN, SUPERSEDED -> OpenAndxRequest.Response.TRUNCATED;
        };
        return switch (file.oplock()) {
            case EXCLUSIVE, BATCH -> results | OpenAndxRequest.Response.OPLOCK_GRANTED;
            case NONE, LEVEL_TWO -> results;
        };
    }

    // SMB_COM_OPEN, SMB_COM_CREATE, SMB_COM_CREATE_NEW, SMB_COM_CREATE_TEMPORARY

    static Outcome open(RequestContext context, OpenRequest request) {
        return FileOperation.run(context, nowNanos -> {
            DosOpenMode mode = mode(request.accessMode());
            CreateParameters parameters = dos(context, request.path(), mode, CreateDisposition.OPEN, 0)
                    .withOplock(headerOplock(context));
            FileOpen open = open(context, parameters, nowNanos);
            StoreAttributes attributes = open.file().attributes();
            return Outcome.of(new OpenRequest.Response(
                    open.fid(),
                    dosAttributes(attributes),
                    UnixTime.ofFileTime(attributes.written(), RequestContext.ZONE),
                    attributes.size(),
                    request.accessMode()));
        });
    }

    /** Core commands ask for an oplock in the header ([MS-CIFS] 2.2.3.1, SMB_FLAGS_OPLOCK and SMB_FLAGS_OPBATCH). */
    private static OplockWish headerOplock(RequestContext context) {
        int flags = context.header().flags();
        if ((flags & SMB_FLAGS_OPLOCK) == 0) {
            return OplockWish.NONE;
        }
        return (flags & SMB_FLAGS_OPBATCH) != 0 ? OplockWish.BATCH : OplockWish.EXCLUSIVE;
    }

    private static final int SMB_FLAGS_OPLOCK = 0x20;
    private static final int SMB_FLAGS_OPBATCH = 0x40;

    /** Empties a file that exists. */
    static Outcome create(RequestContext context, CreateRequest request) {
        return create(context, request, CreateDisposition.OVERWRITE_IF);
    }

    static Outcome createNew(RequestContext context, CreateRequest request) {
        return create(context, request, CreateDisposition.CREATE);
    }

    private static Outcome create(RequestContext context, CreateRequest request, CreateDisposition disposition) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = open(context, created(context, request, request.path(), disposition), nowNanos);
            return Outcome.of(new CreateRequest.Response(open.fid()));
        });
    }

    /** The server chooses the name: {@code SRV} and five hex digits ([MS-CIFS] 6 &lt;29&gt;). */
    static Outcome createTemporary(RequestContext context, CreateRequest request) {
        return FileOperation.run(context, nowNanos -> {
            for (int attempt = 0; attempt < MOST_TEMPORARY_NAMES; attempt++) {
                int random = context.host().environment().random().nextInt(0x10_0000);
                String name = String.format("SRV%05X", random);
                try {
                    CreateParameters parameters =
                            created(context, request, request.path() + "\\" + name, CreateDisposition.CREATE);
                    FileOpen open = open(context, parameters, nowNanos);
                    return Outcome.of(new CreateRequest.TemporaryResponse(open.fid(), name));
                } catch (FileRefusal refusal) {
                    if (refusal.status() != NtStatus.OBJECT_NAME_COLLISION) {
                        throw refusal;
                    }
                }
            }
            return Outcome.failure(NtStatus.OBJECT_NAME_COLLISION);
        });
    }

    private static final int MOST_TEMPORARY_NAMES = 100;

    private static CreateParameters created(
            RequestContext context, CreateRequest request, String path, CreateDisposition disposition)
            throws FileRefusal {
        if ((request.fileAttributes() & FileAttributes.VOLUME) != 0) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return dos(context, path, COMPATIBILITY, disposition, request.fileAttributes())
                .withOplock(headerOplock(context))
                .withWritten(UnixTime.toFileTime(request.creationTime(), RequestContext.ZONE));
    }

    /** How SMB_COM_CREATE opens: to read and write, with the sharing that DOS knew. */
    private static final DosOpenMode COMPATIBILITY =
            new DosOpenMode(DosOpenMode.Access.READ_WRITE, DosOpenMode.Sharing.COMPATIBILITY, false);

    private static DosOpenMode mode(int accessMode) throws FileRefusal {
        return DosOpenMode.ofWord(accessMode).orElseThrow(() -> new FileRefusal(NtStatus.OS2_INVALID_ACCESS));
    }

    /** What a DOS client means: never a directory. */
    private static CreateParameters dos(
            RequestContext context, String name, DosOpenMode mode, CreateDisposition disposition, int attributes)
            throws FileRefusal {
        return CreateParameters.ofDos(context.path(name), mode, disposition, attributes & FileAttributes.DOS);
    }

    // What all of them do

    /** Opens, and enters the open under a FID. */
    static FileOpen open(RequestContext context, CreateParameters parameters, long nowNanos)
            throws FileRefusal, FileWait {
        return enter(
                context,
                () -> PrintFiles.prints(context)
                        ? PrintFiles.begin(context, parameters, nowNanos)
                        : context.state().addFile(context, parameters, nowNanos));
    }

    /** Opens something while there is room for it in the table of opens. */
    @FunctionalInterface
    interface Opening {
        FileOpen open() throws FileRefusal, FileWait;
    }

    /** Opens, for the rest of the chain as well. */
    static FileOpen enter(RequestContext context, Opening opening) throws FileRefusal, FileWait {
        if (context.state().openTableIsFull()) {
            throw new FileRefusal(NtStatus.TOO_MANY_OPENED_FILES);
        }
        FileOpen open = opening.open();
        context.assignFid(open.fid());
        context.connection().deadlines().changed();
        return open;
    }
}

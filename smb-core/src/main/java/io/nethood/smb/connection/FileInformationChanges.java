package io.nethood.smb.connection;

import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.smb.wire.info.SetInformation;
import io.nethood.smb.wire.info.SetLevel;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/** TRANS2_SET_PATH_INFORMATION, TRANS2_SET_FILE_INFORMATION and TRANS2_CREATE_DIRECTORY, [MS-CIFS] 2.2.6.7, 2.2.6.9, 2.2.6.14. */
final class FileInformationChanges {
    /** EaErrorOffset: nothing was wrong with the extended attributes. */
    private static final byte[] EA_ERROR_OFFSET = {0, 0};

    private static final byte[] NOTHING = {};

    /** A time that is to stop moving by itself; nothing here moves by itself, so that it is left alone. */
    private static final long STOP_MOVING = -1;

    private static final long GO_ON_MOVING = -2;

    private FileInformationChanges() {}

    static Outcome setPath(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            int code = in.u16();
            SetLevel level = SetLevel.of(code);
            in.skip(4);
            SharePath path = context.path(call.string(in));
            SetInformation change = level.decode(call.data());
            return changed(
                    call,
                    () -> PathCommands.withOpen(context, parameters(path, change), nowNanos, file -> {
                        checkForPath(code);
                        apply(context, file, change, nowNanos);
                    }));
        });
    }

    /** What follows the open decides what others may keep of their oplocks. */
    private static CreateParameters parameters(SharePath path, SetInformation change) {
        CreateParameters plain = CreateParameters.internal(path, rights(change), 0);
        return switch (change) {
            case SetInformation.Allocation allocation -> plain.withPurpose(CreateParameters.Purpose.CHANGE);
            case SetInformation.EndOfFile endOfFile -> plain.withPurpose(CreateParameters.Purpose.CHANGE);
            case SetInformation.Rename rename -> plain.withPurpose(CreateParameters.Purpose.RENAME);
            case SetInformation.Basic basic -> plain;
            case SetInformation.StandardTimes times -> plain;
            case SetInformation.Disposition disposition -> plain;
            case SetInformation.Link link -> plain;
            case SetInformation.Position position -> plain;
            case SetInformation.Mode mode -> plain;
            case SetInformation.Eas eas -> plain;
        };
    }

    /** The end of a file is set through an open, or by the pass-through level; the file is opened before that is looked at. */
    private static void checkForPath(int code) throws FileRefusal {
        if (code == SetLevel.FILE_END_OF_FILE.code()) {
            throw new FileRefusal(NtStatus.INVALID_LEVEL);
        }
    }

    /** What the server has to open a file with to change it so. */
    private static int rights(SetInformation change) {
        return switch (change) {
            case SetInformation.Basic basic -> FileAccess.WRITE_ATTRIBUTES;
            case SetInformation.StandardTimes times -> FileAccess.WRITE_ATTRIBUTES;
            case SetInformation.Disposition disposition -> FileAccess.DELETE;
            case SetInformation.Allocation allocation -> FileAccess.WRITE_DATA;
            case SetInformation.EndOfFile endOfFile -> FileAccess.WRITE_DATA;
            case SetInformation.Rename rename -> FileAccess.DELETE;
            case SetInformation.Link link -> FileAccess.WRITE_ATTRIBUTES;
            case SetInformation.Position position -> FileAccess.READ_ATTRIBUTES;
            case SetInformation.Mode mode -> FileAccess.READ_ATTRIBUTES;
            case SetInformation.Eas eas -> FileAccess.WRITE_EA;
        };
    }

    static Outcome setFile(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            OpenFile file = context.file(in.u16()).file();
            SetInformation change = SetLevel.of(in.u16()).decode(call.data());
            return changed(call, () -> apply(context, file, change, nowNanos));
        });
    }

    @FunctionalInterface
    private interface Change {
        void run() throws FileRefusal, FileWait, MalformedMessage;
    }

    /** The answer to a change. A status that is only a warning comes with parameters: clients look for them. */
    private static Outcome changed(Transaction2.Call call, Change change)
            throws FileRefusal, FileWait, MalformedMessage {
        try {
            change.run();
            return call.answer(EA_ERROR_OFFSET, NOTHING);
        } catch (FileRefusal refusal) {
            if (refusal.status() != NtStatus.INVALID_EA_NAME) {
                throw refusal;
            }
            return new Outcome.TransactionReply(refusal.status(), TransactionResponse.of(EA_ERROR_OFFSET, NOTHING));
        }
    }

    private static void apply(RequestContext context, OpenFile file, SetInformation change, long nowNanos)
            throws FileRefusal, FileWait {
        int pid = FileLocking.pid(context);
        switch (change) {
            case SetInformation.Basic basic -> setBasic(file, basic);
            case SetInformation.StandardTimes(long created, long accessed, long written) ->
                file.change(new StoreChange(created, accessed, written, StoreChange.KEEP, StoreChange.KEEP_ATTRIBUTES));
            case SetInformation.Disposition(boolean delete) -> file.setDeletePending(delete);
            case SetInformation.Allocation(long bytes) -> file.content().allocate(bytes, pid);
            case SetInformation.EndOfFile(long size) -> file.content().setSize(size, pid);
            case SetInformation.Rename(boolean replace, int rootFid, String name) ->
                file.rename(target(context, file, rootFid, name), replace, nowNanos);
            case SetInformation.Link(boolean replace, int rootFid, String name) ->
                file.link(target(context, file, rootFid, name));
            case SetInformation.Position(long offset) -> file.position(offset);
            case SetInformation.Mode(int mode) -> file.mode(mode);
            case SetInformation.Eas eas -> file.setExtendedAttributes(eas.attributes());
        }
    }

    /** Attributes of zero stay as they are; NORMAL alone takes all away ([MS-FSCC] 2.4.7). */
    private static void setBasic(OpenFile file, SetInformation.Basic basic) throws FileRefusal {
        int attributes = basic.attributes();
        int strange = file.isDirectory() ? FileAttributes.TEMPORARY : FileAttributes.DIRECTORY;
        if ((attributes & strange) != 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        file.change(new StoreChange(
                time(basic.created()),
                time(basic.accessed()),
                time(basic.written()),
                time(basic.changed()),
                attributes == 0 ? StoreChange.KEEP_ATTRIBUTES : attributes & FileAttributes.SETTABLE));
    }

    private static long time(long asked) throws FileRefusal {
        if (asked == STOP_MOVING || asked == GO_ON_MOVING) {
            return StoreChange.KEEP;
        }
        if (asked < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        return asked;
    }

    /** A new name is one in the same directory, or of a stream of the same file ([MS-SMB] 3.3.5.10.6). */
    private static SharePath target(RequestContext context, OpenFile file, int rootFid, String name)
            throws FileRefusal {
        if (rootFid != 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        if (name.indexOf('\\') >= 0) {
            throw new FileRefusal(NtStatus.NOT_SUPPORTED);
        }
        if (name.startsWith(":")) {
            return context.path(file.path() + name);
        }
        return context.path(file.path().parent() + "\\" + name);
    }

    static Outcome createDirectory(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            in.skip(4);
            SharePath path = context.path(call.string(in));
            WireReader data = call.data();
            PathCommands.createDirectory(
                    context,
                    path,
                    data.remaining() > 4
                            ? io.nethood.smb.wire.info.ExtendedAttributes.decodeList(data)
                            : java.util.List.of(),
                    nowNanos);
            return call.answer(EA_ERROR_OFFSET, NOTHING);
        });
    }
}

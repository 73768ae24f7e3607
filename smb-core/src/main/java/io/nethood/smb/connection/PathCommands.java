package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.CreateDisposition;
import io.nethood.smb.file.CreateOptions;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.DirectoryListing;
import io.nethood.smb.file.FileView;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.name.NamePattern;
import io.nethood.smb.file.name.SearchPath;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.DeleteRequest;
import io.nethood.smb.wire.DirectoryRequest;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.smb.wire.FileTimes;
import io.nethood.smb.wire.NtRenameRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.QueryInformation2Request;
import io.nethood.smb.wire.QueryInformationRequest;
import io.nethood.smb.wire.RenameRequest;
import io.nethood.smb.wire.SetInformation2Request;
import io.nethood.smb.wire.SetInformationRequest;
import io.nethood.smb.wire.UnixTime;

/**
 * Commands that name a file and do one thing to it: directories, deletion, renaming, attributes ([MS-CIFS] 3.3.5.3 to
 * 3.3.5.12). Each opens the file as a client would, so that share modes, oplocks and rights hold for it too.
 */
final class PathCommands {
    private static final int NONE_OF_THE_PROCESS = 0;

    private PathCommands() {}

    /** Does one thing to a file that the server has opened for it. */
    @FunctionalInterface
    interface Deed {
        void act(OpenFile file) throws FileRefusal, FileWait;
    }

    /** Opens {@code parameters}, acts, closes. */
    static void withOpen(RequestContext context, CreateParameters parameters, long nowNanos, Deed deed)
            throws FileRefusal, FileWait {
        OpenFile file = context.volume().open(parameters, context.opener(NONE_OF_THE_PROCESS), nowNanos);
        try {
            deed.act(file);
        } finally {
            file.close();
        }
    }

    // Directories

    static Outcome createDirectory(RequestContext context, DirectoryRequest request) {
        return FileOperation.run(context, nowNanos -> {
            createDirectory(context, context.path(request.path()), List.of(), nowNanos);
            return Outcome.done();
        });
    }

    static void createDirectory(
            RequestContext context,
            SharePath path,
            List<io.nethood.smb.wire.info.ExtendedAttribute> attributes,
            long nowNanos)
            throws FileRefusal, FileWait {
        CreateParameters parameters = CreateParameters.internal(
                        path, FileAccess.READ_ATTRIBUTES, CreateOptions.DIRECTORY_FILE)
                .withDisposition(CreateDisposition.CREATE)
                .withExtendedAttributes(attributes);
        withOpen(context, parameters, nowNanos, directory -> {});
    }

    static Outcome deleteDirectory(RequestContext context, DirectoryRequest request) {
        return FileOperation.run(context, nowNanos -> {
            SharePath path = context.path(request.path());
            delete(context, CreateParameters.internal(path, FileAccess.DELETE, CreateOptions.DIRECTORY_FILE), nowNanos);
            return Outcome.done();
        });
    }

    static Outcome checkDirectory(RequestContext context, DirectoryRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileView view;
            try {
                view = context.volume().view(context.path(request.path()));
            } catch (FileRefusal refusal) {
                boolean absent = refusal.status() == NtStatus.OBJECT_NAME_NOT_FOUND;
                throw absent ? new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND) : refusal;
            }
            return view.attributes().directory() ? Outcome.done() : Outcome.failure(NtStatus.NOT_A_DIRECTORY);
        });
    }

    // Deletion

    /** All files that the pattern and the attributes mean; the first that cannot be deleted ends it. */
    static Outcome delete(RequestContext context, DeleteRequest request) {
        return FileOperation.run(context, nowNanos -> {
            if (!NamePattern.hasWildcards(request.path())) {
                deleteOne(context, context.path(request.path()), request.searchAttributes(), nowNanos);
                return Outcome.done();
            }
            SearchPath search = context.searchPath(request.path());
            List<DirectoryListing.Entry> meant = context.volume()
                    .list(search.directory(), context.session().token())
                    .matching(
                            context.pattern(search.pattern()), request.searchAttributes() & ~FileAttributes.DIRECTORY);
            if (meant.isEmpty()) {
                return Outcome.failure(NtStatus.NO_SUCH_FILE);
            }
            for (DirectoryListing.Entry entry : meant) {
                deleteFile(context, search.directory().child(entry.name()), nowNanos);
            }
            return Outcome.done();
        });
    }

    private static void deleteOne(RequestContext context, SharePath path, int wanted, long nowNanos)
            throws FileRefusal, FileWait {
        if (path.hasStream()) {
            deleteFile(context, path, nowNanos);
            return;
        }
        FileView view = context.volume().view(path);
        if (view.attributes().directory()) {
            throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
        }
        if (!new DirectoryListing.Entry(path.name(), view.attributes()).isMeantBy(wanted)) {
            throw new FileRefusal(NtStatus.NO_SUCH_FILE);
        }
        deleteFile(context, path, nowNanos);
    }

    /** DOS knew no deletion of a file that somebody uses, so that even an open that shares it is in the way. */
    private static void deleteFile(RequestContext context, SharePath path, long nowNanos) throws FileRefusal, FileWait {
        delete(
                context,
                CreateParameters.internal(path, FileAccess.DELETE, CreateOptions.NON_DIRECTORY_FILE)
                        .withShare(ShareAccess.NONE),
                nowNanos);
    }

    private static void delete(RequestContext context, CreateParameters parameters, long nowNanos)
            throws FileRefusal, FileWait {
        withOpen(context, parameters, nowNanos, file -> file.setDeletePending(true));
    }

    // Renaming

    static Outcome rename(RequestContext context, RenameRequest request) {
        return FileOperation.run(context, nowNanos -> {
            SearchPath from = context.searchPath(request.oldPath());
            SearchPath to = context.searchPath(request.newPath());
            if (!NamePattern.hasWildcards(from.pattern())) {
                SharePath path = context.path(request.oldPath());
                FileView view = context.volume().view(path);
                if (!new DirectoryListing.Entry(path.name(), view.attributes())
                        .isMeantBy(request.searchAttributes() | FileAttributes.DIRECTORY)) {
                    throw new FileRefusal(NtStatus.NO_SUCH_FILE);
                }
                rename(context, path, target(context, request, to, path.name()), false, nowNanos);
                return Outcome.done();
            }
            List<DirectoryListing.Entry> meant = context.volume()
                    .list(from.directory(), context.session().token())
                    .matching(context.pattern(from.pattern()), request.searchAttributes());
            int renamed = 0;
            for (DirectoryListing.Entry entry : meant) {
                if (!entry.name().equals(".") && !entry.name().equals("..")) {
                    rename(
                            context,
                            from.directory().child(entry.name()),
                            target(context, request, to, entry.name()),
                            false,
                            nowNanos);
                    renamed++;
                }
            }
            return renamed == 0 ? Outcome.failure(NtStatus.NO_SUCH_FILE) : Outcome.done();
        });
    }

    private static SharePath target(RequestContext context, RenameRequest request, SearchPath to, String oldName)
            throws FileRefusal {
        return NamePattern.hasWildcards(to.pattern())
                ? to.directory().child(context.pattern(to.pattern()).renamed(oldName))
                : context.path(request.newPath());
    }

    /** A file that somebody reads or writes and shares may be renamed, one that somebody may delete may not. */
    private static void rename(RequestContext context, SharePath from, SharePath to, boolean replace, long nowNanos)
            throws FileRefusal, FileWait {
        withOpen(
                context,
                CreateParameters.internal(from, FileAccess.DELETE, 0).withShare(ShareAccess.READ | ShareAccess.WRITE),
                nowNanos,
                file -> file.rename(to, replace, nowNanos));
    }

    /** Gives a file a further name, or renames it; copying was never done by NT ([MS-CIFS] 2.2.4.66). */
    static Outcome ntRename(RequestContext context, NtRenameRequest request) {
        return FileOperation.run(context, nowNanos -> {
            if (NamePattern.hasWildcards(request.oldPath()) || NamePattern.hasWildcards(request.newPath())) {
                throw new FileRefusal(NtStatus.OBJECT_PATH_SYNTAX_BAD);
            }
            SharePath from = context.path(request.oldPath());
            if (from.hasStream() && !request.newPath().startsWith(":")) {
                throw new FileRefusal(NtStatus.INVALID_PARAMETER);
            }
            SharePath to = context.path(from.hasStream() ? from.file() + request.newPath() : request.newPath());
            switch (request.informationLevel()) {
                case NtRenameRequest.SET_LINK_INFO ->
                    withOpen(
                            context,
                            CreateParameters.internal(
                                    from, FileAccess.WRITE_ATTRIBUTES, CreateOptions.NON_DIRECTORY_FILE),
                            nowNanos,
                            file -> file.link(to));
                case NtRenameRequest.RENAME_FILE -> rename(context, from, to, false, nowNanos);
                case NtRenameRequest.MOVE_FILE -> throw new FileRefusal(NtStatus.INVALID_PARAMETER);
                default -> throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
            return Outcome.done();
        });
    }

    // Attributes and times

    static Outcome queryInformation(RequestContext context, QueryInformationRequest request) {
        return FileOperation.run(
                context, nowNanos -> information(context.volume().view(context.path(request.path()))));
    }

    static Outcome queryInformationNow(RequestContext context, QueryInformationRequest request) {
        return FileOperation.tryNow(() -> information(context.volume().viewNow(context.path(request.path()))));
    }

    private static Outcome information(FileView view) {
        StoreAttributes attributes = view.attributes();
        return Outcome.of(new QueryInformationRequest.Response(
                FileOpens.dosAttributes(attributes),
                UnixTime.ofFileTime(attributes.written(), RequestContext.ZONE),
                Math.min(attributes.size(), 0xFFFF_FFFFL)));
    }

    /** Attributes of zero stay as they are, as those of FileBasicInformation, which NT makes of the request. */
    static Outcome setInformation(RequestContext context, SetInformationRequest request) {
        return FileOperation.run(context, nowNanos -> {
            long written = UnixTime.toFileTime(request.lastWriteTime(), RequestContext.ZONE);
            boolean toDirectory = (request.fileAttributes() & FileAttributes.DIRECTORY) != 0;
            withOpen(
                    context,
                    CreateParameters.internal(context.path(request.path()), FileAccess.WRITE_ATTRIBUTES, 0),
                    nowNanos,
                    file -> {
                        if (toDirectory && !file.isDirectory()) {
                            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
                        }
                        file.change(new StoreChange(0, 0, written, 0, dosAttributes(request.fileAttributes())));
                    });
            return Outcome.done();
        });
    }

    /** None takes all away; nothing but what DOS does not know, such as NT's NORMAL, changes nothing. */
    private static int dosAttributes(int asked) {
        return asked != 0 && (asked & FileAttributes.DOS) == 0
                ? StoreChange.KEEP_ATTRIBUTES
                : asked & FileAttributes.SETTABLE;
    }

    static Outcome queryInformation2(RequestContext context, QueryInformation2Request request) {
        return FileOperation.run(context, nowNanos -> {
            StoreAttributes attributes = context.file(request.fid()).file().attributes();
            return Outcome.of(new QueryInformation2Request.Response(
                    new FileTimes(
                            DosDateTime.ofFileTime(attributes.created(), RequestContext.ZONE),
                            DosDateTime.ofFileTime(attributes.accessed(), RequestContext.ZONE),
                            DosDateTime.ofFileTime(attributes.written(), RequestContext.ZONE)),
                    Math.min(attributes.size(), 0xFFFF_FFFFL),
                    Math.min(attributes.allocated(), 0xFFFF_FFFFL),
                    FileOpens.dosAttributes(attributes)));
        });
    }

    static Outcome setInformation2(RequestContext context, SetInformation2Request request) {
        return FileOperation.run(context, nowNanos -> {
            FileTimes times = request.times();
            context.file(request.fid())
                    .file()
                    .change(new StoreChange(
                            times.creation().toFileTime(RequestContext.ZONE),
                            times.lastAccess().toFileTime(RequestContext.ZONE),
                            times.lastWrite().toFileTime(RequestContext.ZONE),
                            StoreChange.KEEP,
                            StoreChange.KEEP_ATTRIBUTES));
            return Outcome.done();
        });
    }
}

package io.nethood.smb.connection;

import java.util.EnumMap;
import java.util.Map;

import io.nethood.smb.wire.ClosePrintFileRequest;
import io.nethood.smb.wire.CloseRequest;
import io.nethood.smb.wire.CreateRequest;
import io.nethood.smb.wire.DeleteRequest;
import io.nethood.smb.wire.DirectoryRequest;
import io.nethood.smb.wire.EchoRequest;
import io.nethood.smb.wire.EmptyRequest;
import io.nethood.smb.wire.FindClose2Request;
import io.nethood.smb.wire.FlushRequest;
import io.nethood.smb.wire.IoctlRequest;
import io.nethood.smb.wire.LockByteRangeRequest;
import io.nethood.smb.wire.LockingAndxRequest;
import io.nethood.smb.wire.LogoffAndxRequest;
import io.nethood.smb.wire.NegotiateRequest;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.NtRenameRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.OpenAndxRequest;
import io.nethood.smb.wire.OpenPrintFileRequest;
import io.nethood.smb.wire.OpenRequest;
import io.nethood.smb.wire.QueryInformation2Request;
import io.nethood.smb.wire.QueryInformationRequest;
import io.nethood.smb.wire.ReadAndxRequest;
import io.nethood.smb.wire.ReadRawRequest;
import io.nethood.smb.wire.ReadRequest;
import io.nethood.smb.wire.RenameRequest;
import io.nethood.smb.wire.SearchRequest;
import io.nethood.smb.wire.SeekRequest;
import io.nethood.smb.wire.SessionSetupAndxRequest;
import io.nethood.smb.wire.SetInformation2Request;
import io.nethood.smb.wire.SetInformationRequest;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbRequest;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionSecondaryRequest;
import io.nethood.smb.wire.TreeConnectAndxRequest;
import io.nethood.smb.wire.TreeConnectRequest;
import io.nethood.smb.wire.WriteAndCloseRequest;
import io.nethood.smb.wire.WriteAndxRequest;
import io.nethood.smb.wire.WritePrintFileRequest;
import io.nethood.smb.wire.WriteRawRequest;
import io.nethood.smb.wire.WriteRequest;
import org.jspecify.annotations.Nullable;

import static io.nethood.smb.wire.SmbCommand.CHECK_DIRECTORY;
import static io.nethood.smb.wire.SmbCommand.CLOSE;
import static io.nethood.smb.wire.SmbCommand.CLOSE_PRINT_FILE;
import static io.nethood.smb.wire.SmbCommand.CREATE;
import static io.nethood.smb.wire.SmbCommand.CREATE_DIRECTORY;
import static io.nethood.smb.wire.SmbCommand.CREATE_NEW;
import static io.nethood.smb.wire.SmbCommand.CREATE_TEMPORARY;
import static io.nethood.smb.wire.SmbCommand.DELETE;
import static io.nethood.smb.wire.SmbCommand.DELETE_DIRECTORY;
import static io.nethood.smb.wire.SmbCommand.ECHO;
import static io.nethood.smb.wire.SmbCommand.FIND;
import static io.nethood.smb.wire.SmbCommand.FIND_CLOSE;
import static io.nethood.smb.wire.SmbCommand.FIND_CLOSE2;
import static io.nethood.smb.wire.SmbCommand.FIND_UNIQUE;
import static io.nethood.smb.wire.SmbCommand.FLUSH;
import static io.nethood.smb.wire.SmbCommand.IOCTL;
import static io.nethood.smb.wire.SmbCommand.LOCKING_ANDX;
import static io.nethood.smb.wire.SmbCommand.LOCK_AND_READ;
import static io.nethood.smb.wire.SmbCommand.LOCK_BYTE_RANGE;
import static io.nethood.smb.wire.SmbCommand.LOGOFF_ANDX;
import static io.nethood.smb.wire.SmbCommand.NEGOTIATE;
import static io.nethood.smb.wire.SmbCommand.NT_CANCEL;
import static io.nethood.smb.wire.SmbCommand.NT_CREATE_ANDX;
import static io.nethood.smb.wire.SmbCommand.NT_RENAME;
import static io.nethood.smb.wire.SmbCommand.NT_TRANSACT;
import static io.nethood.smb.wire.SmbCommand.NT_TRANSACT_SECONDARY;
import static io.nethood.smb.wire.SmbCommand.OPEN;
import static io.nethood.smb.wire.SmbCommand.OPEN_ANDX;
import static io.nethood.smb.wire.SmbCommand.OPEN_PRINT_FILE;
import static io.nethood.smb.wire.SmbCommand.PROCESS_EXIT;
import static io.nethood.smb.wire.SmbCommand.QUERY_INFORMATION;
import static io.nethood.smb.wire.SmbCommand.QUERY_INFORMATION2;
import static io.nethood.smb.wire.SmbCommand.QUERY_INFORMATION_DISK;
import static io.nethood.smb.wire.SmbCommand.READ;
import static io.nethood.smb.wire.SmbCommand.READ_ANDX;
import static io.nethood.smb.wire.SmbCommand.READ_RAW;
import static io.nethood.smb.wire.SmbCommand.RENAME;
import static io.nethood.smb.wire.SmbCommand.SEARCH;
import static io.nethood.smb.wire.SmbCommand.SEEK;
import static io.nethood.smb.wire.SmbCommand.SESSION_SETUP_ANDX;
import static io.nethood.smb.wire.SmbCommand.SET_INFORMATION;
import static io.nethood.smb.wire.SmbCommand.SET_INFORMATION2;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION2;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION2_SECONDARY;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION_SECONDARY;
import static io.nethood.smb.wire.SmbCommand.TREE_CONNECT;
import static io.nethood.smb.wire.SmbCommand.TREE_CONNECT_ANDX;
import static io.nethood.smb.wire.SmbCommand.TREE_DISCONNECT;
import static io.nethood.smb.wire.SmbCommand.UNLOCK_BYTE_RANGE;
import static io.nethood.smb.wire.SmbCommand.WRITE;
import static io.nethood.smb.wire.SmbCommand.WRITE_ANDX;
import static io.nethood.smb.wire.SmbCommand.WRITE_AND_CLOSE;
import static io.nethood.smb.wire.SmbCommand.WRITE_AND_UNLOCK;
import static io.nethood.smb.wire.SmbCommand.WRITE_PRINT_FILE;
import static io.nethood.smb.wire.SmbCommand.WRITE_RAW;

/** Which command is served by whom: the one list of what this server can do. */
final class HandlerTable {
    private static final Map<SmbCommand, CommandHandler<?>> ROWS = new EnumMap<>(SmbCommand.class);

    static {
        row(NEGOTIATE, NegotiateRequest::decode, Negotiation::negotiate);
        row(SESSION_SETUP_ANDX, SessionSetupAndxRequest::decode, SessionSetup::setUp);
        row(LOGOFF_ANDX, LogoffAndxRequest::decode, SessionSetup::logOff);

        row(TREE_CONNECT, TreeConnectRequest::decode, TreeConnects::connect);
        row(TREE_CONNECT_ANDX, TreeConnectAndxRequest::decode, TreeConnects::connectAndx);
        row(TREE_DISCONNECT, EmptyRequest::decode, TreeConnects::disconnect);

        row(NT_CREATE_ANDX, NtCreateAndxRequest::decode, HandlerTable::ntCreate);
        row(OPEN_ANDX, OpenAndxRequest::decode, HandlerTable::openAndx);
        row(OPEN, OpenRequest::decode, FileOpens::open);
        row(CREATE, CreateRequest::decode, FileOpens::create);
        row(CREATE_NEW, CreateRequest::decode, FileOpens::createNew);
        row(CREATE_TEMPORARY, CreateRequest::decode, FileOpens::createTemporary);
        row(CLOSE, CloseRequest::decode, FileEnds::close);
        row(PROCESS_EXIT, EmptyRequest::decode, FileEnds::processExit);

        row(READ_ANDX, ReadAndxRequest::decode, HandlerTable::readAndx, HandlerTable::readAndxNow);
        row(WRITE_ANDX, WriteAndxRequest::decode, HandlerTable::writeAndx);
        row(READ, ReadRequest::decode, FileTransfers::read, FileTransfers::readNow);
        row(WRITE, WriteRequest::decode, FileTransfers::write);
        row(READ_RAW, ReadRawRequest::decode, FileTransfers::readRaw);
        row(WRITE_RAW, WriteRawRequest::decode, RawWrite::begin);
        row(WRITE_AND_CLOSE, WriteAndCloseRequest::decode, FileTransfers::writeAndClose);
        row(IOCTL, IoctlRequest::decode, FileControls::ioctl);
        row(FLUSH, FlushRequest::decode, FileTransfers::flush);
        row(SEEK, SeekRequest::decode, FileTransfers::seek);

        row(LOCKING_ANDX, LockingAndxRequest::decode, FileLocking::lockingAndx);
        row(LOCK_BYTE_RANGE, LockByteRangeRequest::decode, FileLocking::lock);
        row(UNLOCK_BYTE_RANGE, LockByteRangeRequest::decode, FileLocking::unlock);
        row(LOCK_AND_READ, ReadRequest::decode, FileLocking::lockAndRead);
        row(WRITE_AND_UNLOCK, WriteRequest::decode, FileLocking::writeAndUnlock);

        row(OPEN_PRINT_FILE, OpenPrintFileRequest::decode, PrintFiles::open);
        row(WRITE_PRINT_FILE, WritePrintFileRequest::decode, PrintFiles::write);
        row(CLOSE_PRINT_FILE, ClosePrintFileRequest::decode, PrintFiles::close);
        row(IOCTL, IoctlRequest::decode, PrintFiles::ioctl);

        row(CREATE_DIRECTORY, DirectoryRequest::decode, PathCommands::createDirectory);
        row(DELETE_DIRECTORY, DirectoryRequest::decode, PathCommands::deleteDirectory);
        row(CHECK_DIRECTORY, DirectoryRequest::decode, PathCommands::checkDirectory);
        row(DELETE, DeleteRequest::decode, PathCommands::delete);
        row(RENAME, RenameRequest::decode, PathCommands::rename);
        row(NT_RENAME, NtRenameRequest::decode, PathCommands::ntRename);
        row(
                QUERY_INFORMATION,
                QueryInformationRequest::decode,
                PathCommands::queryInformation,
                PathCommands::queryInformationNow);
        row(SET_INFORMATION, SetInformationRequest::decode, PathCommands::setInformation);
        row(QUERY_INFORMATION2, QueryInformation2Request::decode, PathCommands::queryInformation2);
        row(SET_INFORMATION2, SetInformation2Request::decode, PathCommands::setInformation2);
        row(QUERY_INFORMATION_DISK, EmptyRequest::decode, FileInformationQueries::queryDisk);

        row(SEARCH, SearchRequest::decode, CoreSearches::search);
        row(FIND, SearchRequest::decode, CoreSearches::search);
        row(FIND_UNIQUE, SearchRequest::decode, CoreSearches::findUnique);
        row(FIND_CLOSE, SearchRequest::decode, CoreSearches::close);
        row(FIND_CLOSE2, FindClose2Request::decode, Searches::findClose2);

        row(TRANSACTION, TransactionRequest::decode, Transactions::begin);
        row(TRANSACTION_SECONDARY, TransactionSecondaryRequest::decode, Transactions::resume);
        row(TRANSACTION2, TransactionRequest::decodeTransaction2, Transactions::begin, Transactions::beginNow);
        row(TRANSACTION2_SECONDARY, TransactionSecondaryRequest::decodeTransaction2, Transactions::resume);
        row(NT_TRANSACT, TransactionRequest::decodeNtTransact, Transactions::begin);
        row(NT_TRANSACT_SECONDARY, TransactionSecondaryRequest::decodeNtTransact, Transactions::resume);

        row(NT_CANCEL, EmptyRequest::decode, HandlerTable::cancel, HandlerTable::cancel);
        row(ECHO, EchoRequest::decode, HandlerTable::echo, HandlerTable::echo);
    }

    /** More answers than any client asks for; without a bound one small request buys 65 535 large answers. */
    private static final int MOST_ECHOES = 100;

    private HandlerTable() {}

    private static <R extends SmbRequest> void row(
            SmbCommand command, CommandHandler.Decoder<R> decoder, CommandHandler.Behaviour<R> behaviour) {
        ROWS.put(command, new CommandHandler<>(decoder, behaviour, null));
    }

    /** @param atOnce what an event loop tries first, where it must not block */
    private static <R extends SmbRequest> void row(
            SmbCommand command,
            CommandHandler.Decoder<R> decoder,
            CommandHandler.Behaviour<R> behaviour,
            CommandHandler.Behaviour<R> atOnce) {
        ROWS.put(command, new CommandHandler<>(decoder, behaviour, atOnce));
    }

    /** Who serves {@code command}; null when nobody does. */
    static @Nullable CommandHandler<?> handlerOf(SmbCommand command) {
        return ROWS.get(command);
    }

    // Commands of which a pipe means something else than a file

    private static Outcome ntCreate(RequestContext context, NtCreateAndxRequest request) {
        return switch (context.tree().share().type()) {
            case IPC -> PipeOpens.ntCreate(context, request);
            case DISK, PRINTER, DEVICE -> FileOpens.ntCreate(context, request);
        };
    }

    private static Outcome openAndx(RequestContext context, OpenAndxRequest request) {
        return switch (context.tree().share().type()) {
            case IPC -> PipeOpens.open(context, request);
            case DISK, PRINTER, DEVICE -> FileOpens.openAndx(context, request);
        };
    }

    private static Outcome readAndx(RequestContext context, ReadAndxRequest request) {
        return switch (context.open(request.fid())) {
            case null -> Outcome.failure(NtStatus.INVALID_HANDLE);
            case PipeOpen pipe -> PipeTransfers.read(context, pipe, request);
            case FileOpen file -> FileTransfers.readAndx(context, file, request);
        };
    }

    private static Outcome readAndxNow(RequestContext context, ReadAndxRequest request) {
        return context.open(request.fid()) instanceof FileOpen file
                ? FileTransfers.readAndxNow(context, file, request)
                : Outcome.NotNow.NOT_NOW;
    }

    private static Outcome writeAndx(RequestContext context, WriteAndxRequest request) {
        return switch (context.open(request.fid())) {
            case null -> Outcome.failure(NtStatus.INVALID_HANDLE);
            case PipeOpen pipe -> PipeTransfers.write(context, pipe, request);
            case FileOpen file -> FileTransfers.writeAndx(context, file, request);
        };
    }

    private static Outcome cancel(RequestContext context, EmptyRequest request) {
        context.state().cancel(context.header());
        return Outcome.NoReply.NO_REPLY;
    }

    private static Outcome echo(RequestContext context, EchoRequest request) {
        return new Outcome.Echoes(Math.min(request.echoCount(), MOST_ECHOES), request.payload());
    }
}

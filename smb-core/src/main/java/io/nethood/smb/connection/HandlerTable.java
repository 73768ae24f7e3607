package io.nethood.smb.connection;

import java.util.EnumMap;
import java.util.Map;

import io.nethood.smb.wire.CloseRequest;
import io.nethood.smb.wire.EchoRequest;
import io.nethood.smb.wire.EmptyRequest;
import io.nethood.smb.wire.LogoffAndxRequest;
import io.nethood.smb.wire.NegotiateRequest;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.OpenAndxRequest;
import io.nethood.smb.wire.ReadAndxRequest;
import io.nethood.smb.wire.SessionSetupAndxRequest;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbRequest;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionSecondaryRequest;
import io.nethood.smb.wire.TreeConnectAndxRequest;
import io.nethood.smb.wire.TreeConnectRequest;
import io.nethood.smb.wire.WriteAndxRequest;
import org.jspecify.annotations.Nullable;

import static io.nethood.smb.wire.SmbCommand.CLOSE;
import static io.nethood.smb.wire.SmbCommand.ECHO;
import static io.nethood.smb.wire.SmbCommand.LOGOFF_ANDX;
import static io.nethood.smb.wire.SmbCommand.NEGOTIATE;
import static io.nethood.smb.wire.SmbCommand.NT_CANCEL;
import static io.nethood.smb.wire.SmbCommand.NT_CREATE_ANDX;
import static io.nethood.smb.wire.SmbCommand.OPEN_ANDX;
import static io.nethood.smb.wire.SmbCommand.PROCESS_EXIT;
import static io.nethood.smb.wire.SmbCommand.READ_ANDX;
import static io.nethood.smb.wire.SmbCommand.SESSION_SETUP_ANDX;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION;
import static io.nethood.smb.wire.SmbCommand.TRANSACTION_SECONDARY;
import static io.nethood.smb.wire.SmbCommand.TREE_CONNECT;
import static io.nethood.smb.wire.SmbCommand.TREE_CONNECT_ANDX;
import static io.nethood.smb.wire.SmbCommand.TREE_DISCONNECT;
import static io.nethood.smb.wire.SmbCommand.WRITE_ANDX;

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

        row(NT_CREATE_ANDX, NtCreateAndxRequest::decode, PipeOpens::ntCreate);
        row(OPEN_ANDX, OpenAndxRequest::decode, PipeOpens::open);
        row(CLOSE, CloseRequest::decode, PipeOpens::close);
        row(PROCESS_EXIT, EmptyRequest::decode, PipeOpens::processExit);

        row(READ_ANDX, ReadAndxRequest::decode, PipeTransfers::read);
        row(WRITE_ANDX, WriteAndxRequest::decode, PipeTransfers::write);

        row(TRANSACTION, TransactionRequest::decode, Transactions::begin);
        row(TRANSACTION_SECONDARY, TransactionSecondaryRequest::decode, Transactions::resume);

        row(NT_CANCEL, EmptyRequest::decode, HandlerTable::cancel);
        row(ECHO, EchoRequest::decode, HandlerTable::echo);
    }

    /** More answers than any client asks for; without a bound one small request buys 65 535 large answers. */
    private static final int MOST_ECHOES = 100;

    private HandlerTable() {}

    private static <R extends SmbRequest> void row(
            SmbCommand command, CommandHandler.Decoder<R> decoder, CommandHandler.Behaviour<R> behaviour) {
        ROWS.put(command, new CommandHandler<>(decoder, behaviour));
    }

    /** Who serves {@code command}; null when nobody does. */
    static @Nullable CommandHandler<?> handlerOf(SmbCommand command) {
        return ROWS.get(command);
    }

    private static Outcome cancel(RequestContext context, EmptyRequest request) {
        context.state().cancel(context.header());
        return Outcome.NoReply.NO_REPLY;
    }

    private static Outcome echo(RequestContext context, EchoRequest request) {
        return new Outcome.Echoes(Math.min(request.echoCount(), MOST_ECHOES), request.payload());
    }
}

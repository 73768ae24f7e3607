package io.nethood.smb.connection;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.EchoRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.RequestBlock;
import io.nethood.smb.wire.ResponseWriter;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.TransactionKind;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: walks the AndX chain, asks the handlers, and collects their answers in one response ([MS-CIFS]
 * 3.3.5.2, 3.3.4.1.2).
 *
 * <p>A chain stops at the first failure, whose status stands in the header. Where a command has to wait, the execution
 * waits with it and goes on behind it later; until then it keeps a reference to the message.
 */
final class RequestExecution {
    /** Longer than any chain a client sends; Windows' own clients send two commands ([MS-CIFS] 6 &lt;196&gt;). */
    static final int LONGEST_CHAIN = 16;

    private final SmbConnection connection;
    private final RequestContext context;
    private final ByteBuf message;
    private final WireReader reader;
    private @Nullable ByteBuf answer;
    private @Nullable ResponseWriter writer;
    private int commandCode;
    private int blockOffset = SmbHeader.LENGTH;
    private RequestBlock.@Nullable AndX next;
    private int chainLength = 1;

    /** @param message borrowed for the call of {@link #run()}, and retained by itself where the request has to wait */
    RequestExecution(SmbConnection connection, RequestContext context, ByteBuf message) {
        this.connection = connection;
        this.context = context;
        this.message = message;
        this.reader = WireReader.of(message);
        this.commandCode = context.header().command();
    }

    /** Executes until the chain ends or waits. */
    void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** The command that was not executed yet, and what follows it, run where they may block. */
    private void goOnElsewhere() {
        message.retain();
        connection.output().lend(() -> {
            try {
                run();
            } finally {
                message.release();
            }
        });
    }

    /** Answers {@code status} and executes nothing. */
    void refuse(NtStatus status) {
        accept(Outcome.failure(status));
    }

    /** Executes one command; true when another follows now. */
    private boolean step() {
        Outcome outcome;
        try {
            outcome = execute();
        } catch (MalformedMessage malformed) {
            connection.reportMalformed(malformed);
            outcome = Outcome.failure(NtStatus.INVALID_SMB);
        }
        return accept(outcome);
    }

    private Outcome execute() throws MalformedMessage {
        SmbCommand command = SmbCommand.ofCode(commandCode);
        CommandHandler<?> handler = command == null ? null : HandlerTable.handlerOf(command);
        boolean mustNotBlock = connection.mustNotBlock();
        if (mustNotBlock && (handler == null || !handler.canBeTried())) {
            return Outcome.NotNow.NOT_NOW;
        }
        if (chainLength >= LONGEST_CHAIN) {
            throw new MalformedMessage(Reason.BAD_CHAIN, blockOffset);
        }
        SmbHeader header = context.header();
        RequestBlock block = RequestBlock.decode(reader, blockOffset, header.unicode(), connection.codePage());
        if (command == null) {
            return Outcome.failure(NtStatus.SMB_BAD_COMMAND);
        }
        next = command.isAndX() ? block.andX() : null;
        NtStatus unresolved = resolve(command.needs());
        if (unresolved != NtStatus.SUCCESS) {
            return Outcome.failure(unresolved);
        }
        if (handler == null) {
            return Outcome.failure(command.unhandled());
        }
        return mustNotBlock ? handler.tryAtOnce(context, block) : handler.handle(context, block);
    }

    /** Checks the identifiers that a command needs ([MS-CIFS] 3.3.5.2); a valid session has been used now. */
    private NtStatus resolve(SmbCommand.Needs needs) {
        if (needs == SmbCommand.Needs.NOTHING) {
            return NtStatus.SUCCESS;
        }
        SmbSession session = context.findSession();
        if (session == null) {
            return needs == SmbCommand.Needs.USER && connection.needsNoSessionSetup()
                    ? NtStatus.SUCCESS
                    : NtStatus.SMB_BAD_UID;
        }
        session.ticket().touch(context.nowNanos());
        if (needs == SmbCommand.Needs.TREE && context.state().tree(context.tid()) == null) {
            return NtStatus.SMB_BAD_TID;
        }
        return NtStatus.SUCCESS;
    }

    /** Puts one outcome into the response; true when the chain goes on now. */
    private boolean accept(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Reply reply -> acceptReply(reply);
            case Outcome.Failure failure -> {
                NtStatus status = failure.status();
                writer().empty(commandCode);
                yield finish(status);
            }
            case Outcome.Written written -> acceptWritten(written);
            case Outcome.Raw raw -> {
                discardAnswer();
                connection.send(raw.bytes(), MessageSigning.UNSIGNED);
                yield false;
            }
            case Outcome.TransactionReply reply -> {
                sendTransaction(reply.status(), reply.response());
                yield false;
            }
            case Outcome.Echoes echoes -> {
                sendEchoes(echoes);
                yield false;
            }
            case Outcome.Pending pending -> {
                await(pending.request());
                yield false;
            }
            case Outcome.NoReply none -> {
                discardAnswer();
                yield false;
            }
            case Outcome.NotNow notNow -> {
                goOnElsewhere();
                yield false;
            }
            case Outcome.Disconnect disconnect -> {
                discardAnswer();
                connection.hangUp(disconnect.reason());
                yield false;
            }
        };
    }

    private boolean acceptReply(Outcome.Reply reply) {
        ResponseWriter out = writer().begin(commandCode);
        reply.response().encode(out);
        out.end();
        return goOn(reply.status());
    }

    private boolean acceptWritten(Outcome.Written written) {
        ResponseWriter out = writer().begin(commandCode);
        try {
            written.body().write(out);
        } catch (FileRefusal refusal) {
            out.takeBack().empty(commandCode);
            return finish(refusal.status());
        } catch (WouldBlock notNow) {
            out.takeBack();
            goOnElsewhere();
            return false;
        }
        return goOn(NtStatus.SUCCESS);
    }

    /** True when the chain goes on behind an answer with {@code status}. */
    private boolean goOn(NtStatus status) {
        RequestBlock.AndX follower = next;
        if (follower == null || follower.isLast() || status != NtStatus.SUCCESS) {
            return finish(status);
        }
        if (follower.offset() <= blockOffset) {
            connection.reportMalformed(new MalformedMessage(Reason.BAD_CHAIN, blockOffset));
            return finish(NtStatus.INVALID_SMB);
        }
        commandCode = follower.command();
        blockOffset = follower.offset();
        chainLength++;
        return true;
    }

    private ResponseWriter writer() {
        ResponseWriter current = writer;
        if (current == null) {
            ByteBuf buffer = connection.output().newMessage();
            answer = buffer;
            current = new ResponseWriter(buffer, context.header(), connection.codePage());
            writer = current;
        }
        return current;
    }

    /** Sends what was collected; the chain is over. */
    private boolean finish(NtStatus status) {
        SmbCommand command = SmbCommand.ofCode(commandCode);
        writer().status(status, command == null ? SmbCommand.NO_ANDX_COMMAND : command);
        writer().uid(context.uid()).tid(context.tid());
        ByteBuf complete = answer;
        if (complete == null) {
            throw new IllegalStateException("a response without a buffer");
        }
        answer = null;
        connection.send(complete, context.responseNumber());
        return false;
    }

    private void discardAnswer() {
        ReferenceCountUtil.release(answer);
        answer = null;
    }

    /** Waits for {@code request} and goes on behind it. */
    private void await(PendingRequest request) {
        message.retain();
        request.whenAnswered(outcome -> {
            try {
                if (connection.isOpen()) {
                    if (accept(outcome)) {
                        run();
                    }
                } else {
                    discardAnswer();
                }
            } finally {
                message.release();
            }
        });
        context.state().addPending(request);
    }

    private void sendEchoes(Outcome.Echoes echoes) {
        for (int number = 1; number <= echoes.count() && connection.isOpen(); number++) {
            sendAlone(SmbCommand.ECHO, NtStatus.SUCCESS, new EchoRequest.Response(number, echoes.payload()));
        }
    }

    /** Cuts a transaction's answer to the client's buffer: parameters first, then data ([MS-CIFS] 3.3.4.1.2). */
    private void sendTransaction(NtStatus status, TransactionResponse whole) {
        TransactionKind kind = TransactionKind.answering(commandCode);
        int room = whole.room(kind, connection.clientMaxBufferSize());
        int parameterFrom = 0;
        int dataFrom = 0;
        do {
            int parameterCount = Math.min(room, whole.parameters().length - parameterFrom);
            int dataCount = Math.min(room - parameterCount, whole.data().length - dataFrom);
            var part = new TransactionResponse.Part(parameterFrom, parameterCount, dataFrom, dataCount);
            parameterFrom += parameterCount;
            dataFrom += dataCount;
            sendAlone(kind.command(), status, whole.part(kind, part));
        } while (parameterFrom < whole.parameters().length || dataFrom < whole.data().length);
    }

    /** Sends a message with this one command, behind what the chain has collected if that was sent not yet. */
    private void sendAlone(SmbCommand command, NtStatus status, SmbResponse response) {
        commandCode = command.code();
        ResponseWriter out = writer().begin(command);
        response.encode(out);
        out.end();
        finish(status);
        writer = null;
    }
}

package io.nethood.smb.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

import io.nethood.smb.connection.ConnectionOutput;
import io.nethood.smb.connection.SmbConnection;
import io.nethood.smb.connection.Transport;
import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.share.Share;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A client that speaks to an {@link SmbConnection} of a {@link TestLab} without sockets; every answer is there at once. */
public final class LabClient extends TestClient implements ConnectionOutput, ConnectionMailbox {
    private final TestLab lab;
    private final SmbConnection connection;
    private final Deque<Answer> inbox = new ArrayDeque<>();
    private final Deque<byte[]> rawInbox = new ArrayDeque<>();
    private final List<Runnable> mail = new ArrayList<>();
    private boolean closed;
    private boolean onEventLoop;
    private int lends;

    LabClient(TestLab lab, Transport transport, String computer) {
        this.lab = lab;
        this.connection = lab.server().connect(transport, computer, this, this, lab.now());
    }

    @Override
    public LabClient negotiated() {
        super.negotiated();
        return this;
    }

    @Override
    public LabClient flags2(int value) {
        super.flags2(value);
        return this;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public LabClient sendRaw(byte[] message) {
        ByteBuf buffer = Unpooled.wrappedBuffer(message);
        connection.receive(buffer, lab.now());
        buffer.release();
        return this;
    }

    @Override
    public Answer answer() {
        Answer answer = inbox.poll();
        if (answer == null) {
            throw new AssertionError("no answer" + (closed ? ": the server hung up" : ""));
        }
        return answer;
    }

    /** The oldest message without a header, as SMB_COM_READ_RAW is answered. */
    public byte[] rawAnswer() {
        return rawInbox.remove();
    }

    private static boolean isSmb(byte[] message) {
        return message.length > 3 && message[0] == (byte) 0xFF && message[1] == 'S' && message[2] == 'M';
    }

    public boolean hasAnswer() {
        return !inbox.isEmpty();
    }

    @Override
    public void hangUp() {
        connection.closed();
    }

    // Time and mail

    OptionalLong nextDeadline() {
        return connection.nextDeadline();
    }

    void expire() {
        OptionalLong deadline = connection.nextDeadline();
        if (deadline.isPresent() && deadline.getAsLong() <= lab.now()) {
            connection.expire(lab.now());
        }
    }

    void deliverMail() {
        List<Runnable> delivered = List.copyOf(mail);
        mail.clear();
        delivered.forEach(Runnable::run);
    }

    @Override
    public void releaseEndedSessions(EndCause cause) {
        mail.add(() -> connection.releaseEndedSessions(cause));
    }

    @Override
    public void closeOpen(long openId) {
        mail.add(() -> connection.closeOpen(openId));
    }

    @Override
    public void disconnectShare(Share share) {
        mail.add(() -> connection.disconnectShare(share));
    }

    @Override
    public void disconnect(EndCause cause) {
        mail.add(() -> connection.disconnect(cause));
    }

    @Override
    public void wake() {
        mail.add(() -> connection.wake(lab.now()));
    }

    @Override
    public void breakOplock(BrokenOplock oplock) {
        mail.add(() -> connection.breakOplock(oplock));
    }

    // What the server does

    /** From now on the server's side runs where it must not block, and lends the connection when it has to. */
    public LabClient onEventLoop() {
        onEventLoop = true;
        return this;
    }

    /** How often it was lent. */
    public int lends() {
        return lends;
    }

    @Override
    public boolean mayBlock() {
        return !onEventLoop;
    }

    @Override
    public void lend(Runnable work) {
        if (!onEventLoop) {
            throw new IllegalStateException("lent by a thread that may block");
        }
        lends++;
        onEventLoop = false;
        work.run();
        onEventLoop = true;
    }

    @Override
    public ByteBuf newMessage() {
        return Unpooled.buffer();
    }

    @Override
    public void send(ByteBuf message) {
        byte[] bytes = new byte[message.readableBytes()];
        message.readBytes(bytes);
        message.release();
        if (isSmb(bytes)) {
            inbox.add(Answer.of(bytes));
        } else {
            rawInbox.add(bytes);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

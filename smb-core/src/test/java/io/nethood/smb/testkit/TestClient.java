package io.nethood.smb.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.WireWriter;

/**
 * A client with one method for each command and the answer in hand. It remembers the last UID, TID and FID it was given.
 * How bytes travel is the business of {@link LabClient} and {@link SocketClient}.
 */
public abstract class TestClient {
    public static final int UNICODE_NT = SmbHeader.FLAG2_UNICODE | SmbHeader.FLAG2_NT_STATUS;

    private int flags2 = UNICODE_NT;
    private int uid;
    private int tid;
    private int fid;
    private int pid = 77;
    private int mid;
    private UnaryOperator<byte[]> outgoing = UnaryOperator.identity();

    // What it says of itself

    public TestClient flags2(int value) {
        flags2 = value;
        return this;
    }

    public TestClient uid(int value) {
        uid = value;
        return this;
    }

    public TestClient tid(int value) {
        tid = value;
        return this;
    }

    /** The next multiplex id; for messages that belong to one sent before. */
    public TestClient mid(int value) {
        mid = value - 1;
        return this;
    }

    public TestClient pid(int value) {
        pid = value;
        return this;
    }

    public int uid() {
        return uid;
    }

    public int tid() {
        return tid;
    }

    public int fid() {
        return fid;
    }

    public int mid() {
        return mid;
    }

    /** Whether the server has hung up. */
    public abstract boolean isClosed();

    // Sending

    /** Sends a message as it stands. */
    public abstract TestClient sendRaw(byte[] message);

    /** From now on every command goes through {@code change} before it is sent. */
    public TestClient outgoing(UnaryOperator<byte[]> change) {
        outgoing = change;
        return this;
    }

    /** Sends one command; answers, if any, are in the inbox. */
    public TestClient send(SmbCommand command, byte[] words, byte[] data) {
        return sendRaw(outgoing.apply(message(command, words, data)));
    }

    /** Sends one command and takes the one answer it has. */
    public Answer ask(SmbCommand command, byte[] words, byte[] data) {
        send(command, words, data);
        return answer();
    }

    /** A message with one command; the next multiplex id. */
    public byte[] message(SmbCommand command, byte[] words, byte[] data) {
        mid = (mid + 1) & 0xFFFF;
        WireWriter out = WireWriter.create();
        new SmbHeader(command.code(), 0, SmbHeader.FLAG_CASE_INSENSITIVE, flags2, pid, tid, uid, mid).encode(out);
        return out.u8(words.length / 2)
                .bytes(words)
                .u16(data.length)
                .bytes(data)
                .toBytes();
    }

    /** The oldest answer that nobody has taken. */
    public abstract Answer answer();

    // The commands

    public Answer negotiate(String... dialects) {
        WireWriter data = WireWriter.create();
        for (String dialect : dialects) {
            data.u8(2).oemString(dialect, StandardCharsets.US_ASCII);
        }
        return ask(SmbCommand.NEGOTIATE, new byte[0], data.toBytes());
    }

    public TestClient negotiated() {
        negotiate("PC NETWORK PROGRAM 1.0", "NT LM 0.12");
        return this;
    }

    public Answer setUpAnonymous() {
        return setUp(1, "", new byte[0]);
    }

    /** With the NTLM response to {@code challenge}. */
    public Answer setUpUser(String user, String password, byte[] challenge) {
        return setUp(1, user, NtlmClient.ntlmResponse(password, challenge));
    }

    public Answer setUp(int vcNumber, String account, byte[] unicodePassword) {
        Answer answer = ask(
                SmbCommand.SESSION_SETUP_ANDX,
                setUpWords(vcNumber, unicodePassword.length),
                setUpData(account, unicodePassword));
        if (answer.header().status() == 0) {
            uid = answer.header().uid();
        }
        return answer;
    }

    /** The form of LANMAN dialects, with 10 words. */
    public Answer setUpLanMan(String account, byte[] password) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(4356)
                .u16(50)
                .u16(1)
                .u32(0)
                .u16(password.length)
                .u32(0)
                .toBytes();
        byte[] data = WireWriter.create()
                .bytes(password)
                .oemString(account, StandardCharsets.US_ASCII)
                .oemString("WORKGROUP", StandardCharsets.US_ASCII)
                .oemString("DOS", StandardCharsets.US_ASCII)
                .oemString("LANMAN2.1", StandardCharsets.US_ASCII)
                .toBytes();
        Answer answer = ask(SmbCommand.SESSION_SETUP_ANDX, words, data);
        if (answer.header().status() == 0) {
            uid = answer.header().uid();
        }
        return answer;
    }

    /** With extended security: one leg of several. The UID of the answer is that of the next leg. */
    public Answer setUpBlob(int vcNumber, byte[] blob) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(4356)
                .u16(50)
                .u16(vcNumber)
                .u32(0)
                .u16(blob.length)
                .u32(0)
                .u32(0x8000_00D4)
                .toBytes();
        WireWriter data = WireWriter.create().bytes(blob);
        if (unicode() && blob.length % 2 == 0) {
            data.u8(0);
        }
        byte[] bytes =
                string(string(data, "Windows 2000 2195"), "Windows 2000 5.0").toBytes();
        Answer answer = ask(SmbCommand.SESSION_SETUP_ANDX, words, bytes);
        uid = answer.header().uid();
        return answer;
    }

    /** A whole logon with raw NTLMSSP: the answer to its last leg, or to the first if that is refused. */
    public Answer logOn(String user, String password) {
        uid = 0;
        Answer first = setUpBlob(1, NtlmClient.negotiateToken());
        return first.has(NtStatus.MORE_PROCESSING_REQUIRED)
                ? setUpBlob(1, NtlmClient.authenticateToken(user, password, securityBlob(first)))
                : first;
    }

    /** The security blob of an answer to {@link #setUpBlob}. */
    public static byte[] securityBlob(Answer answer) {
        return Arrays.copyOf(answer.data(), answer.word(3));
    }

    public byte[] setUpWords(int vcNumber, int unicodePasswordLength) {
        return WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(4356)
                .u16(50)
                .u16(vcNumber)
                .u32(0)
                .u16(0)
                .u16(unicodePasswordLength)
                .u32(0)
                .u32(0xD4)
                .toBytes();
    }

    public byte[] setUpData(String account, byte[] unicodePassword) {
        WireWriter data = WireWriter.create().bytes(unicodePassword);
        // Header 32, WordCount 1, 13 words, ByteCount 2: the bytes begin at an odd place.
        if (unicode() && unicodePassword.length % 2 == 0) {
            data.u8(0);
        }
        return string(string(string(string(data, account), "WORKGROUP"), "Windows 2000 2195"), "Windows 2000 5.0")
                .toBytes();
    }

    public Answer connectTree(String share) {
        Answer answer = ask(SmbCommand.TREE_CONNECT_ANDX, treeWords(0), treeData("\\\\LABXP\\" + share, "?????"));
        if (answer.header().status() == 0) {
            tid = answer.header().tid();
        }
        return answer;
    }

    /** SMB_COM_TREE_CONNECT, as core clients send it. */
    public Answer connectCoreTree(String share, String password, String service) {
        byte[] data = WireWriter.create()
                .u8(4)
                .oemString("\\\\LABXP\\" + share, StandardCharsets.US_ASCII)
                .u8(4)
                .oemString(password, StandardCharsets.US_ASCII)
                .u8(4)
                .oemString(service, StandardCharsets.US_ASCII)
                .toBytes();
        Answer answer = ask(SmbCommand.TREE_CONNECT, new byte[0], data);
        if (answer.header().status() == 0) {
            tid = answer.word(1);
        }
        return answer;
    }

    public byte[] treeWords(int flags) {
        return WireWriter.create().u8(0xFF).zeros(3).u16(flags).u16(1).toBytes();
    }

    /** One byte of password, then the path, which is aligned by it, and the service. */
    public byte[] treeData(String path, String service) {
        return string(WireWriter.create().u8(0), path)
                .oemString(service, StandardCharsets.US_ASCII)
                .toBytes();
    }

    public Answer openPipe(String name) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u8(0)
                .u16(2 * name.length())
                .u32(0)
                .u32(0)
                .u32(0x0002_019F)
                .i64(0)
                .u32(0)
                .u32(3)
                .u32(1)
                .u32(0)
                .u32(2)
                .u8(0)
                .toBytes();
        WireWriter data = WireWriter.create();
        if (unicode()) {
            data.u8(0);
        }
        Answer answer = ask(SmbCommand.NT_CREATE_ANDX, words, string(data, name).toBytes());
        if (answer.header().status() == 0) {
            fid = (answer.byteAt(5) & 0xFF) | (answer.byteAt(6) & 0xFF) << 8;
        }
        return answer;
    }

    public Answer close(int whichFid) {
        return ask(SmbCommand.CLOSE, WireWriter.create().u16(whichFid).u32(0).toBytes(), new byte[0]);
    }

    public Answer write(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        return ask(SmbCommand.WRITE_ANDX, writeWords(8, bytes.length), bytes);
    }

    public byte[] writeWords(int mode, int length) {
        return WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(fid)
                .u32(0)
                .u32(0)
                .u16(mode)
                .u16(0)
                .u16(0)
                .u16(length)
                .u16(32 + 1 + 24 + 2)
                .toBytes();
    }

    /** Sends a read whose answer may come later. */
    public TestClient sendRead(int maxCount) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(fid)
                .u32(0)
                .u16(maxCount)
                .u16(0)
                .u32(0)
                .u16(0)
                .toBytes();
        return send(SmbCommand.READ_ANDX, words, new byte[0]);
    }

    public Answer read(int maxCount) {
        return sendRead(maxCount).answer();
    }

    public Answer transact(String message) {
        return sendTransact(message, 1024).answer();
    }

    public TestClient sendTransact(String message, int maxDataCount) {
        return sendTransaction(
                new int[] {0x26, fid},
                "\\PIPE\\",
                new byte[0],
                message.getBytes(StandardCharsets.US_ASCII),
                maxDataCount);
    }

    public TestClient sendTransaction(int[] setup, String name, byte[] parameters, byte[] data, int maxDataCount) {
        return send(
                SmbCommand.TRANSACTION,
                transactionWords(
                        setup, name, parameters.length, parameters.length, data.length, data.length, maxDataCount),
                transactionData(name, parameters, data));
    }

    public byte[] transactionWords(
            int[] setup,
            String name,
            int totalParameterCount,
            int parameterCount,
            int totalDataCount,
            int dataCount,
            int maxDataCount) {
        int dataStart = 32 + 1 + 2 * (14 + setup.length) + 2;
        int parametersAt = dataStart + transactionName(name).length;
        WireWriter words = WireWriter.create()
                .u16(totalParameterCount)
                .u16(totalDataCount)
                .u16(1024)
                .u16(maxDataCount)
                .u8(0)
                .u8(0)
                .u16(0)
                .u32(0)
                .u16(0)
                .u16(parameterCount)
                .u16(parametersAt)
                .u16(dataCount)
                .u16(parametersAt + parameterCount)
                .u8(setup.length)
                .u8(0);
        for (int word : setup) {
            words.u16(word);
        }
        return words.toBytes();
    }

    public byte[] transactionData(String name, byte[] parameters, byte[] data) {
        return WireWriter.create()
                .bytes(transactionName(name))
                .bytes(parameters)
                .bytes(data)
                .toBytes();
    }

    private byte[] transactionName(String name) {
        WireWriter out = WireWriter.create();
        if (unicode()) {
            // Behind an even number of words the bytes begin at an odd place.
            out.u8(0);
        }
        return string(out, name).toBytes();
    }

    public Answer logOff() {
        return ask(SmbCommand.LOGOFF_ANDX, WireWriter.create().u8(0xFF).zeros(3).toBytes(), new byte[0]);
    }

    public Answer disconnectTree() {
        return ask(SmbCommand.TREE_DISCONNECT, new byte[0], new byte[0]);
    }

    public Answer echo(int count, String payload) {
        return ask(
                SmbCommand.ECHO, WireWriter.create().u16(count).toBytes(), payload.getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends the transport connection. */
    public abstract void hangUp();

    public WireWriter string(WireWriter out, String text) {
        return unicode() ? out.unicodeString(text) : out.oemString(text, StandardCharsets.US_ASCII);
    }

    private boolean unicode() {
        return (flags2 & SmbHeader.FLAG2_UNICODE) != 0;
    }
}

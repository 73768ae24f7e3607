package io.nethood.smb.testkit;

import java.util.Arrays;

import io.nethood.smb.wire.NtTransactNotifyChange;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.WireWriter;

/**
 * What a client does with the files of a disk share: for each command its message, to be chained, and the answer to it
 * alone.
 */
public final class DiskPeer {
    private static final int STRING = 0x04;
    /** SMB_FIND_FILE_NAMES_INFO. */
    private static final int NAMES = 0x0103;

    private static final int PARAMETERS_AT = 68;

    private final LabClient client;

    private DiskPeer(LabClient client) {
        this.client = client;
    }

    /** Alice, who is an administrator, on the share PUB of {@code lab}. */
    public static DiskPeer on(TestLab lab) {
        DiskPeer peer = new DiskPeer(withSession(lab));
        peer.client.connectTree("PUB");
        return peer;
    }

    /** Alice before she has connected to any share. */
    public static LabClient withSession(TestLab lab) {
        LabClient client = lab.connect().flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_LONG_NAMES);
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8);
        client.setUpUser("alice", "secret", challenge);
        return client;
    }

    public static DiskPeer of(LabClient client) {
        return new DiskPeer(client);
    }

    public LabClient client() {
        return client;
    }

    /** Sends a message and takes its answer. */
    public Answer ask(byte[] message) {
        return client.sendRaw(message).answer();
    }

    // Opening

    /** SMB_COM_NT_CREATE_ANDX. */
    public byte[] ntCreateMessage(String path, int flags, int access, int share, int disposition, int options) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u8(0)
                .u16(2 * path.length())
                .u32(flags)
                .u32(0)
                .u32(access)
                .i64(0)
                .u32(0)
                .u32(share)
                .u32(disposition)
                .u32(options)
                .u32(2)
                .u8(0)
                .toBytes();
        return client.message(SmbCommand.NT_CREATE_ANDX, words, aligned(path));
    }

    public Answer ntCreate(String path, int access, int share, int disposition, int options) {
        return ask(ntCreateMessage(path, 0, access, share, disposition, options));
    }

    /** SMB_COM_OPEN_ANDX. */
    public byte[] openAndxMessage(String path, int flags, int accessMode, int openMode) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(flags)
                .u16(accessMode)
                .u16(0)
                .u16(0)
                .u32(0)
                .u16(openMode)
                .u32(0)
                .u32(0)
                .u32(0)
                .toBytes();
        return client.message(SmbCommand.OPEN_ANDX, words, aligned(path));
    }

    public Answer openAndx(String path, int accessMode, int openMode) {
        return ask(openAndxMessage(path, 0, accessMode, openMode));
    }

    /** TRANS2_OPEN2. */
    public Answer open2(String path, int accessMode, int openMode) {
        byte[] parameters = client.string(
                        WireWriter.create()
                                .u16(0)
                                .u16(accessMode)
                                .u16(0)
                                .u16(0)
                                .u32(0)
                                .u16(openMode)
                                .u32(0)
                                .zeros(10),
                        path)
                .toBytes();
        return transaction2(0x0000, parameters, new byte[0]);
    }

    /** TRANS2_FIND_FIRST2 in level SMB_FIND_FILE_NAMES_INFO; entries come {@code count} at a time. */
    public Answer findFirst(String pattern, int count) {
        return transaction2(
                0x0001,
                client.string(
                                WireWriter.create()
                                        .u16(0)
                                        .u16(count)
                                        .u16(0)
                                        .u16(NAMES)
                                        .u32(0),
                                pattern)
                        .toBytes(),
                new byte[0]);
    }

    /** TRANS2_FIND_NEXT2 behind {@code name}, as {@link #findFirst} began. */
    public Answer findNext(int sid, String name, int count) {
        return transaction2(
                0x0002,
                client.string(
                                WireWriter.create()
                                        .u16(sid)
                                        .u16(count)
                                        .u16(NAMES)
                                        .u32(0)
                                        .u16(0),
                                name)
                        .toBytes(),
                new byte[0]);
    }

    /** SMB_COM_TRANSACTION2 in one message. */
    public Answer transaction2(int function, byte[] parameters, byte[] payload) {
        int dataAt = (PARAMETERS_AT + parameters.length + 3) & ~3;
        byte[] words = WireWriter.create()
                .u16(parameters.length)
                .u16(payload.length)
                .u16(1024)
                .u16(16384)
                .zeros(10)
                .u16(parameters.length)
                .u16(PARAMETERS_AT)
                .u16(payload.length)
                .u16(dataAt)
                .u8(1)
                .u8(0)
                .u16(function)
                .toBytes();
        // Behind 15 words the bytes begin at 65; the parameters at the next place divisible by four.
        byte[] data = WireWriter.create()
                .zeros(3)
                .bytes(parameters)
                .zeros(dataAt - PARAMETERS_AT - parameters.length)
                .bytes(payload)
                .toBytes();
        return client.ask(SmbCommand.TRANSACTION2, words, data);
    }

    /** SMB_COM_CREATE or SMB_COM_CREATE_NEW. */
    public Answer create(SmbCommand command, String path, long utime) {
        byte[] words = WireWriter.create().u16(0).u32((int) utime).toBytes();
        return client.ask(command, words, formatted(path));
    }

    /** SMB_COM_READ_ANDX. */
    public byte[] readMessage(int fid, int count) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(fid)
                .u32(0)
                .u16(count)
                .u16(0)
                .u32(0)
                .u16(0)
                .toBytes();
        return client.message(SmbCommand.READ_ANDX, words, new byte[0]);
    }

    /** SMB_COM_CLOSE. */
    public byte[] closeMessage(int fid) {
        return client.message(
                SmbCommand.CLOSE, WireWriter.create().u16(fid).u32(0).toBytes(), new byte[0]);
    }

    /** NT_TRANSACT_NOTIFY_CHANGE. */
    public byte[] notifyMessage(int fid, int filter, boolean tree, int maxParameterCount) {
        byte[] words = WireWriter.create()
                .zeros(3)
                .u32(0)
                .u32(0)
                .u32(maxParameterCount)
                .zeros(20)
                .u8(4) // SetupCount
                .u16(NtTransactNotifyChange.FUNCTION)
                .u32(filter)
                .u16(fid)
                .u8(tree ? 1 : 0)
                .u8(0)
                .toBytes();
        return client.message(SmbCommand.NT_TRANSACT, words, new byte[0]);
    }

    // Names

    public Answer createDirectory(String path) {
        return client.ask(SmbCommand.CREATE_DIRECTORY, new byte[0], formatted(path));
    }

    public Answer delete(String path) {
        return client.ask(SmbCommand.DELETE, WireWriter.create().u16(0).toBytes(), formatted(path));
    }

    public Answer rename(String from, String to) {
        WireWriter data = client.string(WireWriter.create().u8(STRING), from).u8(STRING);
        byte[] bytes = client.string(data.u8(0), to).toBytes();
        return client.ask(SmbCommand.RENAME, WireWriter.create().u16(0).toBytes(), bytes);
    }

    /** SMB_COM_QUERY_INFORMATION. */
    public Answer queryInformation(String path) {
        return client.ask(SmbCommand.QUERY_INFORMATION, new byte[0], formatted(path));
    }

    /** The FID of an answer to {@link #ntCreateMessage}. */
    public static int ntFid(Answer answer) {
        return answer.byteAt(5) | answer.byteAt(6) << 8;
    }

    /** Behind an even number of words the name needs a byte before it. */
    private byte[] aligned(String path) {
        return client.string(WireWriter.create().u8(0), path).toBytes();
    }

    private byte[] formatted(String path) {
        return client.string(WireWriter.create().u8(STRING), path).toBytes();
    }
}

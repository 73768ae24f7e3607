package io.nethood.smb.wire;

import java.nio.charset.Charset;

import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;

/**
 * Appends the commands of one response message: header first, then a block for each command of the chain, whose AndX
 * headers are linked as the blocks arrive. Not thread-safe: one response owns one writer.
 */
public final class ResponseWriter {
    private static final int NOTHING_TO_LINK = -1;

    private final WireWriter message;
    private final SmbHeader request;
    private final Charset codePage;
    private int wordsStart;
    private int dataStart;
    private int linkAt = NOTHING_TO_LINK;
    private int commandStart;
    private int commandLink = NOTHING_TO_LINK;

    /** Starts the answer to {@code request} at the writer index of {@code buffer}, which the caller owns. */
    public ResponseWriter(ByteBuf buffer, SmbHeader request, Charset codePage) {
        this.message = WireWriter.appendingTo(buffer);
        this.request = request;
        this.codePage = codePage;
        request.reply().encode(message);
    }

    /** Begins the words of the answer to {@code command}, linking it to the one before. */
    public ResponseWriter begin(SmbCommand command) {
        return begin(command.code());
    }

    /** The same for a code that may be none of {@link SmbCommand}. */
    public ResponseWriter begin(int commandCode) {
        commandStart = message.position();
        commandLink = linkAt;
        if (linkAt != NOTHING_TO_LINK) {
            message.align(2);
            message.patchU8(linkAt, commandCode).patchU16(linkAt + 2, message.position());
            linkAt = NOTHING_TO_LINK;
        }
        message.u8(0);
        wordsStart = message.position();
        return this;
    }

    /** Takes back the command that was begun last, as if {@link #begin} had not been called; another may be begun instead. */
    public ResponseWriter takeBack() {
        message.truncate(commandStart);
        linkAt = commandLink;
        return this;
    }

    /** An AndX header that ends the chain, unless another command follows. */
    public ResponseWriter andX() {
        linkAt = message.position();
        message.u8(SmbCommand.NO_ANDX_COMMAND.code()).u8(0).u16(0);
        return this;
    }

    /** Ends the words and begins the bytes. */
    public ResponseWriter beginData() {
        return beginData((message.position() - wordsStart) / 2);
    }

    /** The same with another WordCount than the words have, for the one response where Windows' is wrong. */
    ResponseWriter beginData(int statedWordCount) {
        message.patchU8(wordsStart - 1, statedWordCount);
        message.u16(0);
        dataStart = message.position();
        return this;
    }

    /** Ends the bytes, and with them the command. */
    public void end() {
        message.patchU16(dataStart - 2, Math.min(message.position() - dataStart, 0xFFFF));
    }

    /** The body of an error: no words, no bytes. */
    public void empty(int commandCode) {
        begin(commandCode);
        beginData();
        end();
    }

    /** A string in the form the request used, aligned when it is Unicode. */
    public ResponseWriter string(String text) {
        if (request.unicode()) {
            message.align(2).unicodeString(text);
        } else {
            message.oemString(text, codePage);
        }
        return this;
    }

    /** A string that is single-byte whatever the request used. */
    public ResponseWriter oemString(String text) {
        message.oemString(text, codePage);
        return this;
    }

    /** A single-byte string in a field of {@code width} bytes: cut to it, and ended and filled with zeros. */
    public ResponseWriter oemField(String text, int width) {
        message.oemField(text, width, codePage);
        return this;
    }

    /** Writes words or bytes; positions count from the header. */
    public WireWriter out() {
        return message;
    }

    /**
     * Sets the status in the form that the client reads. An OS/2 error stays one whatever the client reads, and the flags of
     * the answer say so.
     */
    public ResponseWriter status(NtStatus status, SmbCommand command) {
        int field =
                request.ntStatus() ? status.code() : status.dosErrorFor(command).asStatusField();
        message.patchU32(SmbHeader.STATUS_OFFSET, field);
        if (status.isOs2Error()) {
            message.patchU16(SmbHeader.FLAGS2_OFFSET, request.flags2() & ~SmbHeader.FLAG2_NT_STATUS);
        }
        return this;
    }

    public ResponseWriter uid(int uid) {
        message.patchU16(SmbHeader.UID_OFFSET, uid);
        return this;
    }

    public ResponseWriter tid(int tid) {
        message.patchU16(SmbHeader.TID_OFFSET, tid);
        return this;
    }

    /** The header that is being answered. */
    public SmbHeader request() {
        return request;
    }
}

package io.nethood.smb.wire;

/** The body of a successful answer to one command; it writes itself between {@code begin} and {@code end}. */
public interface SmbResponse {
    /** Writes words and bytes of the answer. */
    void encode(ResponseWriter out);

    /** No words and no bytes, as many commands are answered. */
    SmbResponse EMPTY = ResponseWriter::beginData;
}

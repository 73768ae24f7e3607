package io.nethood.wire;

/**
 * The peer's bytes are wrong: the one checked exception of every decoder.
 *
 * <p>It carries no stack trace, because a flood of bad bytes must not cost more than a flood of good ones; the
 * {@link Reason} and the offset say what a reader of a log needs.
 */
public final class MalformedMessage extends Exception {

    /** One constant for each way to be wrong. */
    public enum Reason {
        /** Fewer bytes than a fixed part needs. */
        TRUNCATED,
        /** A length or offset points outside the message. */
        OUT_OF_BOUNDS,
        /** A count or length above the named maximum of its field. */
        TOO_LONG,
        /** A magic number, version or type byte that is none of ours. */
        BAD_MAGIC,
        /** WordCount is not one that the command knows. */
        BAD_WORD_COUNT,
        /** An AndX offset that does not move forward, or a chain longer than the maximum. */
        BAD_CHAIN,
        /** A string without its terminator inside the message. */
        UNTERMINATED_STRING,
        /** A name that breaks the rules of its encoding. */
        BAD_NAME,
        /** A field holds a value that its specification forbids. */
        BAD_VALUE,
        /** Parts of a multi-part message overlap, or exceed their declared total. */
        BAD_FRAGMENT
    }

    private final Reason reason;
    private final int offset;

    /**
     * @param reason what is wrong
     * @param offset where, in bytes from the start of the message being decoded
     */
    public MalformedMessage(Reason reason, int offset) {
        super(null, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /** Bytes from the start of the message being decoded. */
    public int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return reason + " at byte " + offset;
    }
}

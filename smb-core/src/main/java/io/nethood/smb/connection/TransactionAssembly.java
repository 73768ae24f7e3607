package io.nethood.smb.connection;

import java.util.HashMap;
import java.util.Map;

import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.TransactionKind;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionSecondaryRequest;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.jspecify.annotations.Nullable;

/** The transactions of one connection whose messages have not all come ([MS-CIFS] 3.3.5.2.5). */
final class TransactionAssembly {
    /** More transactions than any client begins before it ends one. */
    static final int MOST_BEGUN = 16;

    /** What identifies a request ([MS-CIFS] 3.3.1.3), and the command whose secondary messages belong to it. */
    private record Key(TransactionKind kind, int uid, int tid, int pid, int mid) {
        static Key of(TransactionKind kind, SmbHeader header) {
            return new Key(kind, header.uid(), header.tid(), header.pid(), header.mid());
        }
    }

    /**
     * A transaction that is complete.
     *
     * @param responseNumber that of its primary message: the secondary ones have no answer of their own
     */
    record Whole(TransactionRequest request, long responseNumber) {}

    private final Map<Key, Parts> begun = new HashMap<>();

    /** Whether another transaction may begin. */
    boolean isFull() {
        return begun.size() >= MOST_BEGUN;
    }

    /** Keeps the primary message of a transaction that is not complete. */
    void begin(SmbHeader header, TransactionRequest primary, long responseNumber) throws MalformedMessage {
        begun.put(Key.of(primary.kind(), header), new Parts(primary, responseNumber));
    }

    /**
     * Adds a secondary message.
     *
     * @return the whole transaction when this was the last, null when more is due
     * @throws MalformedMessage when no transaction was begun, or the parts do not fit; it is given up then
     */
    @Nullable
    Whole add(SmbHeader header, TransactionSecondaryRequest secondary) throws MalformedMessage {
        Key key = Key.of(secondary.kind(), header);
        Parts parts = begun.get(key);
        if (parts == null) {
            throw new MalformedMessage(Reason.BAD_FRAGMENT, 0);
        }
        try {
            parts.add(secondary);
        } catch (MalformedMessage misfit) {
            begun.remove(key);
            throw misfit;
        }
        if (!parts.complete()) {
            return null;
        }
        begun.remove(key);
        return parts.whole();
    }

    /** What has come of one transaction. */
    private static final class Parts {
        private final TransactionRequest primary;
        private final long responseNumber;
        private final Part parameters;
        private final Part data;

        Parts(TransactionRequest primary, long responseNumber) throws MalformedMessage {
            this.primary = primary;
            this.responseNumber = responseNumber;
            this.parameters = new Part(primary.totalParameterCount());
            this.data = new Part(primary.totalDataCount());
            parameters.add(0, primary.parameters());
            data.add(0, primary.data());
        }

        void add(TransactionSecondaryRequest secondary) throws MalformedMessage {
            parameters.shrink(secondary.totalParameterCount());
            data.shrink(secondary.totalDataCount());
            parameters.add(secondary.parameterDisplacement(), secondary.parameters());
            data.add(secondary.dataDisplacement(), secondary.data());
        }

        boolean complete() {
            return parameters.complete() && data.complete();
        }

        Whole whole() {
            return new Whole(primary.assembled(parameters.bytes(), data.bytes()), responseNumber);
        }
    }

    /** Bytes that arrive in order, as every client sends them: a part begins where the last one ended. */
    private static final class Part {
        private final byte[] buffer;
        private int total;
        private int filled;

        Part(int total) {
            this.buffer = new byte[total];
            this.total = total;
        }

        /** Totals may shrink from message to message; the smallest wins. */
        void shrink(int newTotal) {
            total = Math.min(total, newTotal);
        }

        void add(int displacement, byte[] bytes) throws MalformedMessage {
            if (bytes.length == 0) {
                return;
            }
            if (displacement != filled || bytes.length > total - filled) {
                throw new MalformedMessage(Reason.BAD_FRAGMENT, displacement);
            }
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }

        boolean complete() {
            return filled >= total;
        }

        byte[] bytes() {
            return java.util.Arrays.copyOf(buffer, total);
        }
    }
}

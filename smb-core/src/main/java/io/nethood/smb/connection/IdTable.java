package io.nethood.smb.connection;

import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

import io.netty.util.collection.IntObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a connection numbers with 16 bits: UIDs, TIDs, FIDs. Numbers go up and are reused only after a whole turn, so that
 * a stale one is most likely nobody's. 0 and 0xFFFF are never handed out ([MS-CIFS] 2.2.4.50.2).
 */
final class IdTable<T> {
    private static final int LAST = 0xFFFE;

    private final IntObjectHashMap<T> entries = new IntObjectHashMap<>(4);
    private final int most;
    private final int first;
    private int next;

    /**
     * @param first the first number, as Windows begins
     * @param most most entries at one time
     */
    IdTable(int first, int most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    boolean isFull() {
        return entries.size() >= most;
    }

    /** Enters what {@code creator} makes of its number; the table is not full. */
    T add(IntFunction<T> creator) {
        if (isFull()) {
            throw new IllegalStateException("table is full: " + most);
        }
        while (entries.containsKey(next)) {
            advance();
        }
        T entry = creator.apply(next);
        entries.put(next, entry);
        advance();
        return entry;
    }

    private void advance() {
        next = next == LAST ? first : next + 1;
    }

    @Nullable
    T get(int id) {
        return entries.get(id);
    }

    @Nullable
    T remove(int id) {
        return entries.remove(id);
    }

    /** Enters {@code entry} under a number that is taken. */
    void replace(int id, T entry) {
        if (entries.put(id, entry) == null) {
            throw new IllegalStateException("nothing to replace: " + id);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A view; whoever removes while walking takes {@link #copy}. */
    Collection<T> all() {
        return entries.values();
    }

    List<T> copy() {
        return List.copyOf(entries.values());
    }
}

package io.nethood.smb.session;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What belongs to one owner, such as the sessions of a connection: adding and removing cost the same however many there
 * are, and anybody may look without stopping anybody.
 *
 * <p>Writers hold the lock of the {@link ComputerBook}; readers need none. An element keeps its seat until it is removed,
 * and a table that grows copies seat for seat, so a reader that goes through the seats meets every element that is there
 * from the reader's start to its end. It may also meet one that has just been removed.
 */
final class SeatTable<T> {
    private static final int FIRST_SEATS = 4;

    private volatile AtomicReferenceArray<@Nullable T> seats = new AtomicReferenceArray<>(FIRST_SEATS);

    /** A stack of the seats below {@code seated} that became free again. */
    private int[] free = new int[FIRST_SEATS];

    private int freeCount;

    /** Seats from here on were never used. */
    private int seated;

    /** Answers the seat under which {@code element} is removed again. */
    int add(T element) {
        int seat = freeCount > 0 ? free[--freeCount] : nextSeat();
        seats.set(seat, element);
        return seat;
    }

    void remove(int seat) {
        seats.set(seat, null);
        free[freeCount++] = seat;
    }

    void forEach(Consumer<T> visitor) {
        AtomicReferenceArray<@Nullable T> looked = seats;
        for (int seat = 0; seat < looked.length(); seat++) {
            T element = looked.get(seat);
            if (element != null) {
                visitor.accept(element);
            }
        }
    }

    private int nextSeat() {
        if (seated == seats.length()) {
            grow();
        }
        return seated++;
    }

    private void grow() {
        AtomicReferenceArray<@Nullable T> larger = new AtomicReferenceArray<>(2 * seated);
        for (int seat = 0; seat < seated; seat++) {
            larger.set(seat, seats.get(seat));
        }
        free = Arrays.copyOf(free, 2 * seated);
        seats = larger;
    }
}

package io.nethood.smb.session;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of one connection ([MS-CIFS] 3.3.1.3, Server.Connection.SessionTable): adding and removing cost the same
 * however many there are, and anybody may look without stopping anybody.
 *
 * <p>Writers hold the lock of the connection's {@link ComputerBook}. A session keeps its seat as long as it lives, and a
 * table that grows copies seat for seat, so a reader that goes through the seats meets every session that is there from
 * the reader's start to its end. It may also meet one that has just ended.
 */
final class SessionTable {
    private static final int FIRST_SEATS = 4;

    private volatile AtomicReferenceArray<@Nullable SessionTicket> seats = new AtomicReferenceArray<>(FIRST_SEATS);

    /** A stack of the seats below {@code seated} that became free again. */
    private int[] free = new int[FIRST_SEATS];

    private int freeCount;

    /** Seats from here on were never used. */
    private int seated;

    /** Answers the seat under which {@code ticket} is removed again. */
    int add(SessionTicket ticket) {
        int seat = freeCount > 0 ? free[--freeCount] : nextSeat();
        seats.set(seat, ticket);
        return seat;
    }

    void remove(int seat) {
        seats.set(seat, null);
        free[freeCount++] = seat;
    }

    void forEachLive(Consumer<SessionTicket> visitor) {
        AtomicReferenceArray<@Nullable SessionTicket> looked = seats;
        for (int seat = 0; seat < looked.length(); seat++) {
            SessionTicket ticket = looked.get(seat);
            if (ticket != null && ticket.live()) {
                visitor.accept(ticket);
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
        AtomicReferenceArray<@Nullable SessionTicket> larger = new AtomicReferenceArray<>(2 * seated);
        for (int seat = 0; seat < seated; seat++) {
            larger.set(seat, seats.get(seat));
        }
        free = Arrays.copyOf(free, 2 * seated);
        seats = larger;
    }
}

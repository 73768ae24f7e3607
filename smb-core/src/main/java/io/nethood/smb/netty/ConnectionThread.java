package io.nethood.smb.netty;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.netty.util.concurrent.EventExecutor;

/**
 * Who runs a connection: its event loop, or a virtual thread to which the loop has lent it because files have to be
 * touched. What happens to a connection meanwhile waits, and the borrower sees to it before it gives the connection back:
 * one thread at a time, in the order in which things came.
 */
final class ConnectionThread {
    private final EventExecutor loop;
    private final Executor borrowers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Runnable afterTurn;
    private final Consumer<Throwable> failed;
    private boolean lent;

    /**
     * @param borrowers gives each borrower a thread that may block
     * @param afterTurn what the loop does whenever a borrower has done something, on the loop
     * @param failed hears of what a borrower threw, on the loop
     */
    ConnectionThread(EventExecutor loop, Executor borrowers, Runnable afterTurn, Consumer<Throwable> failed) {
        this.loop = loop;
        this.borrowers = borrowers;
        this.afterTurn = afterTurn;
        this.failed = failed;
    }

    /** On the loop: {@code event} happens to the connection, now or as soon as it is given back. */
    void execute(Runnable event) {
        if (lent) {
            waiting.add(event);
        } else {
            event.run();
        }
    }

    boolean mayBlock() {
        return !loop.inEventLoop();
    }

    /** On the loop, as the last thing in an event: {@code work} and what follows it runs where it may block. */
    void lend(Runnable work) {
        if (lent) {
            throw new IllegalStateException("a connection was lent twice");
        }
        lent = true;
        borrowers.execute(() -> borrow(work));
    }

    /** What throws is the end of its own event only; the handler of failures hears of it on the loop. */
    private void borrow(Runnable work) {
        Runnable next = work;
        while (next != null) {
            try {
                next.run();
            } catch (RuntimeException | Error mistake) {
                loop.execute(() -> failed.accept(mistake));
            }
            next = waiting.poll();
            if (next != null) {
                loop.execute(afterTurn);
            }
        }
        loop.execute(this::takeBack);
    }

    private void takeBack() {
        lent = false;
        afterTurn.run();
        while (!lent) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            next.run();
            afterTurn.run();
        }
    }

    /** On the loop: whether a borrower runs the connection now. */
    boolean isLent() {
        return lent;
    }
}

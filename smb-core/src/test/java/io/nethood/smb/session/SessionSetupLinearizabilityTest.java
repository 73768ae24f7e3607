package io.nethood.smb.session;

import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The books under every interleaving: whatever two or three threads do at once has the outcome of some order of doing it
 * alone, so the limit is never exceeded, nobody is refused while a slot is free, and no slot is lost.
 */
public class SessionSetupLinearizabilityTest {
    private static final int LIMIT = 2;

    private final LinearizableBooks books = new LinearizableBooks(LIMIT, EnforceAt.SESSION_SETUP);

    @Operation(nonParallelGroup = "PC07")
    public String admitNullAtPc07() {
        return books.admit(0, null);
    }

    @Operation(nonParallelGroup = "PC07")
    public String admitAliceAtPc07() {
        return books.admit(0, "ALICE");
    }

    @Operation(nonParallelGroup = "PC07")
    public boolean logOffOldestAtPc07() {
        return books.endOldest(0);
    }

    @Operation(nonParallelGroup = "PC08")
    public String admitNullAtPc08() {
        return books.admit(1, null);
    }

    @Operation(nonParallelGroup = "PC08")
    public String admitAliceAtPc08() {
        return books.admit(1, "ALICE");
    }

    @Operation(nonParallelGroup = "PC08")
    public boolean logOffOldestAtPc08() {
        return books.endOldest(1);
    }

    @Operation
    public int deletePc07() {
        return books.endAll(0, null);
    }

    @Operation
    public int deleteNullSessionsOfPc08() {
        return books.endAll(1, "");
    }

    @Operation
    public void closePc07() {
        books.close(0);
    }

    @Operation
    public int counted() {
        return books.counted();
    }

    @Validate
    public void checkWhenQuiet() {
        books.checkWhenQuiet();
    }

    @Test
    void every_interleaving_has_a_sequential_explanation() {
        new ModelCheckingOptions()
                .sequentialSpecification(Specification.class)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(2)
                .actorsAfter(1)
                .iterations(12)
                .invocationsPerIteration(150)
                .check(SessionSetupLinearizabilityTest.class);
    }

    /** The same operations on the sequential books. */
    public static class Specification {
        private final SequentialBooks books = new SequentialBooks(LIMIT, EnforceAt.SESSION_SETUP);

        public String admitNullAtPc07() {
            return books.admit(0, null);
        }

        public String admitAliceAtPc07() {
            return books.admit(0, "ALICE");
        }

        public boolean logOffOldestAtPc07() {
            return books.endOldest(0);
        }

        public String admitNullAtPc08() {
            return books.admit(1, null);
        }

        public String admitAliceAtPc08() {
            return books.admit(1, "ALICE");
        }

        public boolean logOffOldestAtPc08() {
            return books.endOldest(1);
        }

        public int deletePc07() {
            return books.endAll(0, null);
        }

        public int deleteNullSessionsOfPc08() {
            return books.endAll(1, "");
        }

        public void closePc07() {
            books.close(0);
        }

        public int counted() {
            return books.counted();
        }
    }
}

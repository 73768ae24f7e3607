package io.nethood.smb.session;

import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** As {@link SessionSetupLinearizabilityTest}, with the limit enforced at the tree connect. */
public class TreeConnectLinearizabilityTest {
    private static final int LIMIT = 1;

    private final LinearizableBooks books = new LinearizableBooks(LIMIT, EnforceAt.TREE_CONNECT);

    @Operation(nonParallelGroup = "PC07")
    public String admitNullAtPc07() {
        return books.admit(0, null);
    }

    @Operation(nonParallelGroup = "PC07")
    public String admitAliceAtPc07() {
        return books.admit(0, "ALICE");
    }

    @Operation(nonParallelGroup = "PC07")
    public String connectTreeAtPc07() {
        return books.countOldest(0);
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
    public String connectTreeAtPc08() {
        return books.countOldest(1);
    }

    @Operation
    public int deletePc07() {
        return books.endAll(0, null);
    }

    @Operation
    public void closePc08() {
        books.close(1);
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
                .iterations(8)
                .invocationsPerIteration(150)
                .check(TreeConnectLinearizabilityTest.class);
    }

    /** The same operations on the sequential books. */
    public static class Specification {
        private final SequentialBooks books = new SequentialBooks(LIMIT, EnforceAt.TREE_CONNECT);

        public String admitNullAtPc07() {
            return books.admit(0, null);
        }

        public String admitAliceAtPc07() {
            return books.admit(0, "ALICE");
        }

        public String connectTreeAtPc07() {
            return books.countOldest(0);
        }

        public boolean logOffOldestAtPc07() {
            return books.endOldest(0);
        }

        public String admitNullAtPc08() {
            return books.admit(1, null);
        }

        public String connectTreeAtPc08() {
            return books.countOldest(1);
        }

        public int deletePc07() {
            return books.endAll(0, null);
        }

        public void closePc08() {
            books.close(1);
        }

        public int counted() {
            return books.counted();
        }
    }
}

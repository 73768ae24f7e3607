package io.nethood.smb.policy;

import com.google.common.collect.ImmutableSet;

/** What a registry value may hold on one edition, and what it holds when nobody has changed it. */
public sealed interface PolicyRange {

    /**
     * A REG_DWORD.
     *
     * @param least smallest value
     * @param most largest value; the same when the edition has it fixed
     * @param usual default
     */
    record Numbers(int least, int most, int usual) implements PolicyRange {
        public Numbers {
            if (usual < least || usual > most) {
                throw new IllegalArgumentException("usual: " + usual + " (expected: " + least + ".." + most + ")");
            }
        }

        @Override
        public PolicyValue initial() {
            return new PolicyValue.Dword(usual);
        }

        @Override
        public String text() {
            return least == most ? least + ", which is fixed" : least + ".." + most;
        }
    }

    /** A REG_MULTI_SZ. */
    record NameList(ImmutableSet<String> usual) implements PolicyRange {
        @Override
        public PolicyValue initial() {
            return new PolicyValue.Names(usual);
        }

        @Override
        public String text() {
            return "names with commas";
        }
    }

    /** The default. */
    PolicyValue initial();

    /** What is expected, for a person. */
    String text();
}

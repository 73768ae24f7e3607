package io.nethood.smb.session;

/** What a session takes from the limit, and the rule that says so. */
sealed interface Claim {
    /** For a person to read. */
    String rule();

    /** A claim that no other session shares. */
    enum Single implements Claim {
        UNCOUNTED("a session counts from its first tree connect"),
        OWN_SLOT("each NULL session counts"),
        EXEMPT_FOR_IPC("administrators are exempt from the limit (IPC$ only)"),
        EXEMPT("administrators are exempt from the limit");

        private final String rule;

        Single(String rule) {
            this.rule = rule;
        }

        @Override
        public String rule() {
            return rule;
        }

        boolean exempt() {
            return this == EXEMPT_FOR_IPC || this == EXEMPT;
        }
    }

    /** The slot that all sessions of one computer and account share. Its book's lock guards {@code sessions}. */
    final class SharedSlot implements Claim {
        private int sessions;

        void join() {
            sessions++;
        }

        /** Whether that was the last session on the slot. */
        boolean leave() {
            return --sessions == 0;
        }

        @Override
        public String rule() {
            return "one slot for this computer and account";
        }
    }
}

package io.nethood.smb.policy;

import java.util.Optional;

/** What must hold for a row of the policy table to apply. */
sealed interface Condition {

    /**
     * A number that is at least so high.
     *
     * @param least 1 or more, so that an absent value never holds
     */
    record AtLeast(Policy policy, int least) implements Condition {
        @Override
        public boolean holds(PolicySettings settings, String object) {
            return settings.isOn(policy) && settings.number(policy) >= least;
        }

        @Override
        public String text() {
            return policy.registryName() + (least == 1 ? " not 0" : " at least " + least);
        }

        @Override
        public Optional<Policy> reads() {
            return Optional.of(policy);
        }
    }

    /** A number that is 0, on an edition that has it. */
    record IsZero(Policy policy) implements Condition {
        @Override
        public boolean holds(PolicySettings settings, String object) {
            return settings.value(policy).isPresent() && !settings.isOn(policy);
        }

        @Override
        public String text() {
            return policy.registryName() + "=0";
        }

        @Override
        public Optional<Policy> reads() {
            return Optional.of(policy);
        }
    }

    /** A list that does not name the object. */
    record Unlisted(Policy list) implements Condition {
        @Override
        public boolean holds(PolicySettings settings, String object) {
            return !settings.lists(list, object);
        }

        @Override
        public String text() {
            return "not in " + list.registryName();
        }

        @Override
        public Optional<Policy> reads() {
            return Optional.of(list);
        }
    }

    /** This very object. */
    record Names(String name) implements Condition {
        @Override
        public boolean holds(PolicySettings settings, String object) {
            return object.equalsIgnoreCase(name);
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public Optional<Policy> reads() {
            return Optional.empty();
        }
    }

    boolean holds(PolicySettings settings, String object);

    /** For a person. */
    String text();

    /** The policy it depends on. */
    Optional<Policy> reads();
}

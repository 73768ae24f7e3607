package io.nethood.smb.policy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.nethood.smb.session.Edition;
import org.jspecify.annotations.Nullable;

/**
 * The policy values in force on one host. A value that the edition does not have is absent: it cannot be set, and nothing
 * depends on it. Immutable.
 */
public final class PolicySettings {
    private final Edition edition;
    private final Map<Policy, PolicyValue> values;

    private PolicySettings(Edition edition, Map<Policy, PolicyValue> values) {
        this.edition = edition;
        this.values = values;
    }

    /** The values a freshly installed {@code edition} has. */
    public static PolicySettings defaultOf(Edition edition) {
        Map<Policy, PolicyValue> values = new EnumMap<>(Policy.class);
        for (Policy policy : Policy.values()) {
            policy.on(edition).ifPresent(range -> values.put(policy, range.initial()));
        }
        return new PolicySettings(edition, values);
    }

    public Edition edition() {
        return edition;
    }

    /** What {@code policy} holds; empty when the edition has no such value. */
    public Optional<PolicyValue> value(Policy policy) {
        return Optional.ofNullable(values.get(policy));
    }

    /**
     * What {@code policy} holds.
     *
     * @throws IllegalArgumentException when the edition has no such value, or it is a list
     */
    public int number(Policy policy) {
        if (values.get(policy) instanceof PolicyValue.Dword number) {
            return number.value();
        }
        throw new IllegalArgumentException(policy.registryName() + ": no number on " + edition.displayName());
    }

    /** Whether the edition has {@code policy} and it holds anything but 0. */
    public boolean isOn(Policy policy) {
        return values.get(policy) instanceof PolicyValue.Dword number && number.value() != 0;
    }

    /** The names that {@code policy} lists; none when the edition has no such value. */
    public Set<String> names(Policy policy) {
        return values.get(policy) instanceof PolicyValue.Names names ? names.values() : Set.of();
    }

    /** Whether {@code policy} lists {@code name}, whatever the case. */
    boolean lists(Policy policy, String name) {
        return names(policy).contains(policy.canonical(name));
    }

    /**
     * The same with another value.
     *
     * @throws IllegalArgumentException when the edition has no such value, or it cannot hold this
     */
    public PolicySettings with(Policy policy, int value) {
        return with(policy, Integer.toString(value));
    }

    /**
     * The same with another list.
     *
     * @throws IllegalArgumentException when the edition has no such value, or it is a number
     */
    public PolicySettings with(Policy policy, Collection<String> names) {
        return with(policy, String.join(",", List.copyOf(names)));
    }

    /**
     * The same with another value, as a person writes it.
     *
     * @param text a number, or names with commas
     * @throws IllegalArgumentException with one line that tells what was expected
     */
    public PolicySettings with(Policy policy, String text) {
        Map<Policy, PolicyValue> changed = new EnumMap<>(values);
        changed.put(
                policy,
                policy.parse(edition, text)
                        .orElseThrow(() -> new IllegalArgumentException(policy.registryName(edition) + ": "
                                + (text.isEmpty() ? "\"\"" : text) + " (expected: " + policy.expected(edition) + ")")));
        return new PolicySettings(edition, changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicySettings that && edition == that.edition && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return edition + " " + values;
    }
}

package io.nethood.smb.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.common.collect.Lists;
import io.nethood.smb.session.Edition;

/** Every combination of values. */
final class EveryPolicyValue {
    private EveryPolicyValue() {}

    /** All combinations of the numbers that {@code edition} has, with lists of the one name {@code listed}. */
    static Stream<PolicySettings> of(Edition edition, String listed) {
        return of(edition, listed, Arrays.asList(Policy.values()));
    }

    /** All combinations of the numbers among {@code policies} that {@code edition} has; the rest has its default. */
    static Stream<PolicySettings> of(Edition edition, String listed, List<Policy> policies) {
        List<Policy> numbers = policies.stream()
                .filter(policy -> policy.on(edition).isPresent() && !policy.isList())
                .toList();
        PolicySettings start = lists(edition, listed);
        return Lists.cartesianProduct(numbers.stream()
                        .map(policy -> values(policy, edition).boxed().toList())
                        .toList())
                .stream()
                .map(values -> {
                    PolicySettings settings = start;
                    for (int i = 0; i < numbers.size(); i++) {
                        settings = settings.with(numbers.get(i), values.get(i));
                    }
                    return settings;
                });
    }

    /** The values of a number on {@code edition}. */
    static IntStream values(Policy policy, Edition edition) {
        PolicyRange.Numbers range = (PolicyRange.Numbers) policy.on(edition).orElseThrow();
        return IntStream.rangeClosed(range.least(), range.most());
    }

    private static PolicySettings lists(Edition edition, String listed) {
        PolicySettings settings = PolicySettings.defaultOf(edition);
        for (Policy policy : Policy.values()) {
            if (policy.isList() && policy.on(edition).isPresent()) {
                settings = settings.with(policy, List.of(listed));
            }
        }
        return settings;
    }
}

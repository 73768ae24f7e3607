package io.nethood.server.listing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.json.Json;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicyRange;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyValue;
import io.nethood.smb.session.Edition;

/** The rows of {@code nethood policy}. */
public final class PolicyListings {
    private PolicyListings() {}

    /** Every value, those that the edition has not too. */
    public static List<PolicyListing> of(PolicySettings settings) {
        return Arrays.stream(Policy.values())
                .map(policy -> of(policy, settings))
                .toList();
    }

    public static PolicyListing of(Policy policy, PolicySettings settings) {
        Edition edition = settings.edition();
        Optional<PolicyRange> range = policy.on(edition);
        Optional<PolicyValue> value = settings.value(policy);
        Optional<PolicyValue> usual = range.map(PolicyRange::initial);
        return new PolicyListing(
                policy.registryName(edition),
                policy.optionName(),
                policy.key().path(),
                policy.isList() ? "REG_MULTI_SZ" : "REG_DWORD",
                range.isPresent(),
                value.map(PolicyListings::json).orElse(null),
                usual.map(PolicyListings::json).orElse(null),
                !value.equals(usual),
                range.map(PolicyRange::text).orElse(null),
                range.isPresent() && policy.needsRestart(),
                policy.description());
    }

    public static JsonNode json(PolicyValue value) {
        return Json.tree(
                switch (value) {
                    case PolicyValue.Dword number -> number.value();
                    case PolicyValue.Names names ->
                        names.values().stream().sorted().toList();
                });
    }
}

package io.nethood.server.control;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.NearestName;
import io.nethood.server.json.Json;
import io.nethood.server.listing.PolicyListing;
import io.nethood.server.listing.PolicyListings;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyValue;
import io.nethood.smb.session.Edition;

/** The registry values of the running host over HTTP. */
final class PolicyRoutes {
    private final SmbHost host;

    PolicyRoutes(SmbHost host) {
        this.host = host;
    }

    Answer all() {
        return Answer.json(PolicyListings.of(policies()));
    }

    Answer one(ControlRequest request) {
        return Answer.json(PolicyListings.of(named(request.path("name")), policies()));
    }

    /** The body is {@code {"value": ...}}: a number, an array of names, or either as text. */
    Answer change(ControlRequest request) {
        record Changed(PolicyListing policy, JsonNode before) {}
        Policy policy = named(request.path("name"));
        Edition edition = policies().edition();
        String text = text(request.body().path("value"));
        if (policy.parse(edition, text).isEmpty()) {
            throw ConfigException.wrong(
                    policy.registryName(edition), text.isEmpty() ? "\"\"" : text, policy.expected(edition));
        }
        PolicyValue before = host.changePolicy(policy, text);
        return Answer.json(new Changed(PolicyListings.of(policy, policies()), PolicyListings.json(before)));
    }

    private PolicySettings policies() {
        return host.settings().policies();
    }

    private Policy named(String name) {
        List<String> known = Arrays.stream(Policy.values())
                .map(policy -> policy.registryName(policies().edition()))
                .toList();
        return Policy.named(name)
                .orElseThrow(() -> new ConfigException("unknown policy: " + name + NearestName.hint(name, known)));
    }

    private static String text(JsonNode value) {
        if (!value.isArray() && !value.isTextual() && !value.isIntegralNumber()) {
            throw ConfigException.wrong("value", value.isMissingNode() ? "nothing" : value, "a number, names, or text");
        }
        return Json.text(value);
    }
}

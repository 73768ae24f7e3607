package io.nethood.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.json.Json;
import io.nethood.server.listing.PolicyListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code policy}: the registry values in force. */
@Command(
        name = "policy",
        description = "Shows Windows' security settings in force under their registry names, or changes them.",
        footer = {
            "%nExamples:",
            "  nethood policy                                 what is in force, and what differs from the default",
            "  nethood policy --all                           also what this edition does not have",
            "  nethood policy set RestrictAnonymous=1         changes a value of the running host"
        })
final class PolicyCommand implements Callable<Integer> {
    private static final String HEADING = "Value                     Now         Default     Key";

    @Option(names = "--all", description = "also the values that this edition of Windows does not have")
    boolean all;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    PolicyCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<PolicyListing> shown = Listing.of(server.get("/api/policy"), PolicyListing[].class).stream()
                .filter(policy -> all || policy.available())
                .toList();
        terminal.print(server.json ? List.of(Json.write(shown)) : table(shown));
        return 0;
    }

    /** Lists stand below the table, where there is room for them. */
    static List<String> table(List<PolicyListing> policies) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADING);
        for (PolicyListing policy : policies) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-25s %-11s %-11s %s",
                    policy.name(),
                    cell(policy, policy.value()) + (policy.changed() ? " *" : ""),
                    cell(policy, policy.defaultValue()),
                    policy.key()));
        }
        policies.stream()
                .filter(policy -> policy.value() != null && policy.value().isArray())
                .forEach(policy -> lines.add(policy.name() + " now: " + Json.text(policy.value())));
        if (policies.stream().anyMatch(PolicyListing::changed)) {
            lines.add("* differs from the default");
        }
        return lines;
    }

    private static String cell(PolicyListing policy, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "-";
        }
        return policy.type().equals("REG_MULTI_SZ") ? value.size() + " names" : Json.text(value);
    }
}

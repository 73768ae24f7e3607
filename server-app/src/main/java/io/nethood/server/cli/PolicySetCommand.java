package io.nethood.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.control.ControlClient;
import io.nethood.server.json.Json;
import io.nethood.server.listing.PolicyListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code policy set}: changes registry values of the running host. */
@Command(
        name = "set",
        description = "Changes registry values of the running host, in force at once and until it ends.",
        footer = {
            "%nExamples:",
            "  nethood policy set RestrictAnonymous=2                  names in any case; 2 on Windows 2000 only",
            "  nethood policy set NullSessionPipes=browser,srvsvc      a list, with commas",
            "  nethood policy set RestrictNullSessAccess=0 NullSessionShares="
        })
final class PolicySetCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "NAME=VALUE", description = "a registry value and what it is to hold")
    private List<String> assignments = new ArrayList<>();

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    /** What the server answers. */
    record Changed(PolicyListing policy, JsonNode before) {}

    PolicySetCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        for (String assignment : assignments) {
            if (assignment.indexOf('=') < 1) {
                throw CommandFailure.because("policy set: " + assignment + " (expected: NAME=VALUE)");
            }
        }
        List<String> answers = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            String answer = server.send(
                    "PUT",
                    "/api/policy/" + ControlClient.segment(assignment.substring(0, equals)),
                    Json.write(Map.of("value", assignment.substring(equals + 1))));
            answers.add(answer);
            if (!server.json) {
                terminal.print(line(Json.read(answer, Changed.class)));
            }
        }
        if (server.json) {
            terminal.print("[" + String.join(",", answers) + "]");
        }
        return 0;
    }

    static String line(Changed changed) {
        PolicyListing policy = changed.policy();
        String now = shown(policy.value());
        if (changed.before().equals(policy.value())) {
            return policy.name() + " is " + now + " already.";
        }
        return policy.name() + " is " + now + " now, was " + shown(changed.before()) + ". "
                + (policy.windowsNeedsRestart()
                        ? "In force here at once; Windows would need a restart."
                        : "In force at once, as in Windows.");
    }

    private static String shown(@Nullable JsonNode value) {
        String text = value == null ? "" : Json.text(value);
        return text.isEmpty() ? "empty" : text;
    }
}

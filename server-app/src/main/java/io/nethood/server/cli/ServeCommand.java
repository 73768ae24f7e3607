package io.nethood.server.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.nethood.server.LabServer;
import io.nethood.server.StartException;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.ConfigLoader;
import io.nethood.server.config.ConfigOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: runs a lab until it is told to end. Its options are those of {@link ConfigOption}. */
@Command(
        name = "serve",
        description = "Starts the lab: prints a banner, then one line beginning with 'ready '.",
        footer = {
            "%nEach option is also a key of nethood.toml and, in capitals behind NETHOOD_, an environment variable.",
            "Flags win over the environment, that over the file.",
            "%nExamples:",
            "  nethood serve                                     an XP Professional on 127.0.0.1",
            "  nethood serve LABXP --edition xp-home             five sessions instead of ten",
            "  nethood serve --smb-port 0 --nbss-port off        any free port, direct TCP only",
            "  nethood serve --printer-stall-open forever        OpenPrinter hangs, as in KB328459",
            "  nethood serve --lan 192.168.77.1                  on ports 445 and 139 of that address"
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "NetBIOS name of the host, the same as --name")
    @Nullable
    String name;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "TOML file; default nethood.toml in the working directory if it is there")
    @Nullable
    String config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final ConfigLoader configuration;
    private final Terminal terminal;

    private ServeCommand(ConfigLoader configuration, Terminal terminal) {
        this.configuration = configuration;
        this.terminal = terminal;
    }

    static CommandLine commandLine(ConfigLoader configuration, Terminal terminal) {
        CommandLine commandLine = new CommandLine(new ServeCommand(configuration, terminal));
        for (ConfigOption option : ConfigOption.all()) {
            commandLine
                    .getCommandSpec()
                    .addOption(OptionSpec.builder(option.flags().toArray(String[]::new))
                            .paramLabel(option.argument())
                            .description(option.description().replace("%", "%%"))
                            .type(option.repeatable() ? String[].class : String.class)
                            .build());
        }
        return commandLine;
    }

    @Override
    public Integer call() throws StartException, InterruptedException {
        Map<String, List<String>> flags = flags();
        Optional<String> file = Optional.ofNullable(config);
        LabServer server = LabServer.start(configuration.read(flags, file), () -> configuration.read(flags, file));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endOnSignal(server), "nethood-signal"));
        terminal.print(Banner.of(server));
        terminal.print(Banner.readyLine(server));
        server.awaitClosed();
        return exitCode(server);
    }

    /** A signal ends the process in order, and that is no failure: the JVM's own code for it would say it was one. */
    private void endOnSignal(LabServer server) {
        server.close();
        terminal.out().flush();
        Runtime.getRuntime().halt(exitCode(server));
    }

    private static int exitCode(LabServer server) {
        return server.balanced() ? 0 : CommandFailure.NO;
    }

    private Map<String, List<String>> flags() {
        Map<String, List<String>> flags = new LinkedHashMap<>();
        for (ConfigOption option : ConfigOption.all()) {
            OptionSpec given = spec.commandLine()
                    .getParseResult()
                    .matchedOption(option.flags().getFirst());
            if (given != null) {
                flags.put(option.name(), given.originalStringValues());
            }
        }
        if (name != null && flags.put("name", List.of(name)) != null) {
            throw new ConfigException("name: given twice (expected: NAME or --name)");
        }
        return flags;
    }
}

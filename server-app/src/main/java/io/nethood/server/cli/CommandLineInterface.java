package io.nethood.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.nethood.server.StartException;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.ConfigLoader;
import io.nethood.server.config.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The tree of commands, and how they end: 0 when all is good, 1 when the answer is no, 2 for wrong usage or a system
 * error.
 */
final class CommandLineInterface {
    private final Terminal terminal;
    private final ConfigLoader configuration;

    CommandLineInterface(Terminal terminal, Map<String, String> environment, Path workingDirectory) {
        this.terminal = terminal;
        this.configuration = new ConfigLoader(workingDirectory, environment);
    }

    /** Runs one command; returns the process's exit code. */
    int run(String... arguments) {
        CommandLine root = root();
        return root.execute(SlashOptions.translate(root, arguments));
    }

    private CommandLine root() {
        CommandLine root = group(
                        "nethood", "A Windows workgroup in a box: an SMB1 lab server that counts as Windows did.")
                .addSubcommand(ServeCommand.commandLine(configuration, terminal))
                .addSubcommand(net())
                .addSubcommand(new SessionsCommand(server(), terminal))
                .addSubcommand(policy())
                .addSubcommand(new ExplainCommand(server(), terminal))
                .addSubcommand(new EventsCommand(server(), terminal))
                .addSubcommand(user())
                .addSubcommand(new ReloadCommand(server(), terminal))
                .addSubcommand(new StopCommand(server(), terminal))
                .addSubcommand(new VersionCommand(terminal));
        root.getCommandSpec()
                .usageMessage()
                .footer(
                        "%nExamples:",
                        "  nethood serve                 starts an XP Professional on 127.0.0.1",
                        "  nethood net session           what Windows would show",
                        "  nethood explain               why a client is refused, and what helps",
                        "  nethood COMMAND --help        more about a command; /option works like --option");
        addHelp(root);
        return root.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .description("show this help")
                        .build());
        command.getSubcommands().values().stream().distinct().forEach(CommandLineInterface::addHelp);
    }

    private CommandLine policy() {
        return new CommandLine(new PolicyCommand(server(), terminal))
                .addSubcommand(new PolicySetCommand(server(), terminal));
    }

    private CommandLine net() {
        return group(
                        "net",
                        "Windows' net commands for the running server.",
                        "nethood net session               what Windows would show",
                        "nethood net file /?               help in the Windows way")
                .addSubcommand(new NetSessionCommand(server(), terminal))
                .addSubcommand(new NetFileCommand(server(), terminal))
                .addSubcommand(new NetShareCommand(server(), terminal))
                .addSubcommand(new NetPrintCommand(server(), terminal))
                .addSubcommand(group("config", "Settings of the running server.", "nethood net config server")
                        .addSubcommand(new NetConfigServerCommand(server(), terminal)))
                .addSubcommand(group("statistics", "Counters of the running server.", "nethood net statistics server")
                        .addSubcommand(new NetStatisticsServerCommand(server(), terminal)));
    }

    private CommandLine user() {
        return group(
                        "user",
                        "The users file of nethood serve, which keeps hashes and no passwords.",
                        "nethood user add alice --admin    asks for the password",
                        "nethood user list")
                .addSubcommand(new UserAddCommand(usersFile(), terminal))
                .addSubcommand(new UserRemoveCommand(usersFile(), terminal))
                .addSubcommand(new UserListCommand(usersFile(), terminal));
    }

    private UsersFileOptions usersFile() {
        return new UsersFileOptions(configuration);
    }

    private static CommandLine group(String name, String description, String... examples) {
        CommandLine group = new CommandLine(new CommandGroup());
        group.getCommandSpec().name(name).usageMessage().description(description);
        if (examples.length > 0) {
            group.getCommandSpec().usageMessage().footer("%nExamples:", "  " + String.join("%n  ", examples));
        }
        return group;
    }

    private RunningServer server() {
        return new RunningServer(configuration);
    }

    private int wrongUsage(ParameterException wrong, String[] arguments) {
        terminal.complain(List.of("nethood: " + usageProblem(wrong)));
        return CommandFailure.ERROR;
    }

    private static String usageProblem(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            return argument.startsWith("-") ? unknownOption(command, argument) : unknownWord(command, argument) + help;
        }
        return firstLine(String.valueOf(wrong.getMessage())) + help;
    }

    private static String unknownOption(CommandLine command, String argument) {
        return "unknown option: " + argument.replaceFirst("=.*", "") + optionHint(command, argument, "--");
    }

    private static String unknownWord(CommandLine command, String word) {
        if (word.startsWith("/")) {
            return "unknown option: " + word + optionHint(command, word, "/");
        }
        Collection<String> known = new TreeSet<>(command.getSubcommands().keySet());
        return (known.isEmpty() ? "unexpected argument: " : "unknown command: ") + word + NearestName.hint(word, known);
    }

    /** The nearest option, written with {@code sign} as the wrong one was. */
    private static String optionHint(CommandLine command, String argument, String sign) {
        String name = argument.replaceFirst("^(--?|/)", "").replaceFirst("[=:].*", "");
        List<String> known = command.getCommandSpec().optionsMap().keySet().stream()
                .map(option -> option.replaceFirst("^--?", ""))
                .toList();
        return NearestName.of(name, known)
                .map(nearest -> " (did you mean " + sign + nearest + "?)")
                .orElse("");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private int failed(Exception failure, CommandLine command, ParseResult parsed) {
        switch (failure) {
            case CommandFailure known -> {
                terminal.complain(known.lines());
                return known.exitCode();
            }
            case ConfigException wrong -> terminal.complain(List.of("nethood: " + wrong.getMessage()));
            case StartException cannot -> terminal.complain(List.of("nethood: " + cannot.getMessage()));
            case IOException broken -> terminal.complain(List.of("nethood: " + broken.getMessage()));
            default -> {
                terminal.complain(List.of("nethood: this is a mistake of ours: " + failure));
                failure.printStackTrace(terminal.err());
            }
        }
        return CommandFailure.ERROR;
    }
}

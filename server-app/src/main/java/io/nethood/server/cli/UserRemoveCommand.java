package io.nethood.server.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user remove}. */
@Command(
        name = "remove",
        description = "Removes a user from the users file; a running server knows its users until it ends.",
        footer = {"%nExamples:", "  nethood user remove alice"})
final class UserRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "a user of the file, in any case")
    String name = "";

    @Mixin
    private final UsersFileOptions options;

    private final Terminal terminal;

    UserRemoveCommand(UsersFileOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.file().remove(name);
        terminal.print("removed " + name + " from " + options.file().path());
        return 0;
    }
}

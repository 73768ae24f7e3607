package io.nethood.server.cli;

import java.nio.file.Path;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // The plain console is there only when somebody sits at it; others answer even without a terminal.
        System.setProperty("jdk.console", "java.base");
        Terminal terminal = Terminal.ofProcess();
        int exitCode =
                new CommandLineInterface(terminal, System.getenv(), Path.of("").toAbsolutePath()).run(args);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }
}

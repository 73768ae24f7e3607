package io.nethood.server.cli;

import java.util.List;

import io.nethood.server.control.Answer.Problem;

/** A command ends without having done what was asked; the lines say why. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Wrong usage, or a system error. */
    static final int ERROR = 2;

    /** The answer is no. */
    static final int NO = 1;

    private final int exitCode;
    private final transient List<String> lines;

    private CommandFailure(int exitCode, List<String> lines) {
        super(String.join(" ", lines), null, false, false);
        this.exitCode = exitCode;
        this.lines = lines;
    }

    /** One line of our own. */
    static CommandFailure because(String line) {
        return new CommandFailure(ERROR, List.of("nethood: " + line));
    }

    /** A person said no. */
    static CommandFailure cancelled() {
        return new CommandFailure(NO, List.of("The operation was cancelled."));
    }

    /** What the server refused, in Windows' words where it has them. */
    static CommandFailure of(Problem problem) {
        return problem.error() == 0
                ? because(problem.message())
                : new CommandFailure(ERROR, WindowsLayout.failure(problem.error(), problem.message()));
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}

package io.nethood.server.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a command writes, and whom it can ask.
 *
 * @param out results
 * @param err what went wrong
 * @param question asks a person and returns the answer; empty when nobody sits there
 * @param secret asks a person for what must not be seen; empty when nobody sits there
 * @param input the next line of standard input; empty at its end
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        Optional<Function<String, String>> question,
        Optional<UnaryOperator<String>> secret,
        Supplier<Optional<String>> input) {

    /** One that asks for no secret and has nothing on standard input. */
    Terminal(PrintWriter out, PrintWriter err, Optional<Function<String, String>> question) {
        this(out, err, question, Optional.empty(), Optional::empty);
    }

    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                new PrintWriter(System.out, false, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                Optional.ofNullable(console).map(person -> prompt -> {
                    String answer = person.readLine("%s", prompt);
                    return answer == null ? "" : answer;
                }),
                Optional.ofNullable(console).map(person -> prompt -> {
                    char[] secret = person.readPassword("%s", prompt);
                    return secret == null ? "" : new String(secret);
                }),
                Terminal::nextLine);
    }

    private static Optional<String> nextLine() {
        try {
            return Optional.ofNullable(new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine());
        } catch (IOException broken) {
            throw CommandFailure.because("standard input: " + broken.getMessage());
        }
    }

    void print(Iterable<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    void print(String line) {
        print(List.of(line));
    }

    void complain(Iterable<String> lines) {
        out.flush();
        lines.forEach(err::println);
        err.flush();
    }
}

package io.nethood.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command writes, and whom it can ask.
 *
 * @param out results
 * @param err what went wrong
 * @param question asks a person and returns the answer; empty when nobody sits there
 */
record Terminal(PrintWriter out, PrintWriter err, Optional<Function<String, String>> question) {

    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                new PrintWriter(System.out, false, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                Optional.ofNullable(console).map(person -> prompt -> {
                    String answer = person.readLine("%s", prompt);
                    return answer == null ? "" : answer;
                }));
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

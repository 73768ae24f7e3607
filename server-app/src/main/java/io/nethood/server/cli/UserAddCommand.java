package io.nethood.server.cli;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

import io.nethood.server.config.StoredUser;
import io.nethood.smb.auth.PasswordHashes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code user add}: the password comes from a person, a file, a variable or standard input, and never from an argument,
 * which every other process of the machine can read.
 */
@Command(
        name = "add",
        description = {
            "Adds a user to the users file, with the hash of a password.",
            "The password is asked for when somebody sits at the terminal, else it is the first line of standard input."
        },
        footer = {
            "%nExamples:",
            "  nethood user add alice --admin                    asks for the password",
            "  nethood user add dos --lm-hash --password-file f  for clients that know LM responses only",
            "  nethood user add bob < password.txt"
        })
final class UserAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "1 to 20 characters, as Windows allows them")
    String name = "";

    @Option(names = "--admin", description = "a member of Administrators")
    boolean admin;

    @Option(names = "--disabled", description = "who cannot log on")
    boolean disabled;

    @Option(names = "--lm-hash", description = "keep the LM hash too; without it no LM response is a proof")
    boolean lmHash;

    /** Where the password comes from when nobody is asked. */
    static final class Source {
        @Option(names = "--password-file", paramLabel = "FILE", description = "its first line is the password")
        @Nullable
        String file;

        @Option(names = "--password-env", paramLabel = "VARIABLE", description = "it holds the password")
        @Nullable
        String variable;
    }

    @ArgGroup(exclusive = true)
    @Nullable
    Source source;

    @Mixin
    private final UsersFileOptions options;

    private final Terminal terminal;

    UserAddCommand(UsersFileOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PasswordHashes hashes = PasswordHashes.of(password(), options.codePage());
        if (lmHash && hashes.lmHash() == null) {
            throw CommandFailure.because(
                    "lm-hash: this password has none (expected: at most 14 bytes of the code page)");
        }
        options.file().add(new StoredUser(name, lmHash ? hashes : hashes.withoutLmHash(), admin, disabled));
        terminal.print("added " + name + " to " + options.file().path());
        return 0;
    }

    private String password() {
        if (source != null && source.file != null) {
            return options.configuration().passwordInFile(source.file);
        }
        if (source != null && source.variable != null) {
            return options.configuration().passwordInVariable(source.variable);
        }
        return terminal.secret()
                .map(this::askTwice)
                .orElseGet(() -> terminal.input()
                        .get()
                        .orElseThrow(() -> CommandFailure.because(
                                "password: nothing on standard input (expected: the password in its first line)")));
    }

    private String askTwice(UnaryOperator<String> person) {
        String password = person.apply("Password of " + name + ": ");
        if (!password.equals(person.apply("Once more: "))) {
            throw CommandFailure.because("password: not the same twice");
        }
        return password;
    }
}

package io.nethood.server.cli;

import java.nio.charset.Charset;
import java.util.Optional;

import io.nethood.server.config.ConfigLoader;
import io.nethood.server.config.UsersFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command that works on the users file, and the way to it. */
@Command
final class UsersFileOptions {
    @Option(
            names = "--users-file",
            paramLabel = "FILE",
            description = "default that of NETHOOD_USERS_FILE, nethood.toml, " + UsersFile.FILE_NAME + " beside it")
    @Nullable
    String usersFile;

    @Option(names = "--config", paramLabel = "FILE", description = "TOML file; default nethood.toml")
    @Nullable
    String config;

    private final ConfigLoader configuration;

    UsersFileOptions(ConfigLoader configuration) {
        this.configuration = configuration;
    }

    UsersFile file() {
        return configuration.usersFile(Optional.ofNullable(usersFile), Optional.ofNullable(config));
    }

    Charset codePage() {
        return configuration.codePage(Optional.ofNullable(config));
    }

    ConfigLoader configuration() {
        return configuration;
    }
}

package io.nethood.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.config.StoredUser;
import io.nethood.server.config.UsersFile;
import io.nethood.server.json.Json;
import io.nethood.server.listing.UserListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code user list}: the users of the file, without what proves them. */
@Command(
        name = "list",
        description = "Lists the users of the users file.",
        footer = {"%nExamples:", "  nethood user list", "  nethood user list --json"})
final class UserListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s  %-13s  %-8s  %s";

    @Option(names = "--json", description = "print one JSON value")
    boolean json;

    @Mixin
    private final UsersFileOptions options;

    private final Terminal terminal;

    UserListCommand(UsersFileOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        UsersFile file = options.file();
        List<UserListing> users = file.exists()
                ? file.read().stream().map(UserListCommand::listing).toList()
                : List.of();
        if (json) {
            terminal.print(Json.write(users));
        } else if (users.isEmpty()) {
            terminal.print("no users in " + file.path());
        } else {
            terminal.print(rows(users));
        }
        return 0;
    }

    private static UserListing listing(StoredUser user) {
        return new UserListing(user.name(), user.administrator(), user.disabled(), user.hasLmHash());
    }

    private static List<String> rows(List<UserListing> users) {
        List<String> rows = new ArrayList<>();
        rows.add(ROW.formatted("NAME", "ADMINISTRATOR", "DISABLED", "LM HASH"));
        users.forEach(user -> rows.add(
                ROW.formatted(user.name(), yes(user.administrator()), yes(user.disabled()), yes(user.lmHash()))));
        return rows;
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }
}

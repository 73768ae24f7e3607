package io.nethood.server.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine;

/**
 * Windows' spelling of options: {@code /delete} is {@code --delete}, {@code /autodisconnect:15} is
 * {@code --autodisconnect=15}, {@code /?} is {@code --help}. Only what the command knows is taken for an option, so that a
 * path stays a path.
 */
final class SlashOptions {
    private static final Pattern FORM = Pattern.compile("/([A-Za-z]+|\\?)(?::(.*))?");

    private SlashOptions() {}

    /** {@code arguments} with every option of the command they name written with dashes. */
    static String[] translate(CommandLine root, String[] arguments) {
        String[] translated = arguments.clone();
        CommandLine command = root;
        for (int i = 0; i < arguments.length; i++) {
            CommandLine next = command.getSubcommands().get(arguments[i]);
            if (next != null) {
                command = next;
            } else {
                translated[i] = translate(command, arguments[i]);
            }
        }
        return translated;
    }

    private static String translate(CommandLine command, String argument) {
        Matcher form = FORM.matcher(argument);
        if (!form.matches()) {
            return argument;
        }
        String name =
                form.group(1).equals("?") ? "--help" : "--" + form.group(1).toLowerCase(Locale.ROOT);
        if (!command.getCommandSpec().optionsMap().containsKey(name)) {
            return argument;
        }
        return form.group(2) == null ? name : name + "=" + form.group(2);
    }
}

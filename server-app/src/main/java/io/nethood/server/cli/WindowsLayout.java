package io.nethood.server.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.nethood.server.listing.ConfigListing;
import io.nethood.server.listing.FileListing;
import io.nethood.server.listing.ShareListing;
import io.nethood.server.listing.StatisticsListing;
import io.nethood.server.listing.WindowsSession;
import io.nethood.server.listing.WindowsSessionDetail;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * How Windows' own commands look on the screen: the widths of their columns and the words around them. {@code net session}
 * and its siblings follow the Windows XP command-line reference, {@code net file} KB165815.
 */
final class WindowsLayout {
    private static final String RULE = "-".repeat(79);
    private static final int FIRST_NETWORK_ERROR = 2100;
    private static final int LAST_NETWORK_ERROR = 2999;
    private static final int SHARE_NAME_WIDTH = 12;
    private static final int RESOURCE_WIDTH = 31;

    private WindowsLayout() {}

    /** {@code net session}. */
    static List<String> sessions(List<WindowsSession> sessions) {
        if (sessions.isEmpty()) {
            return nothing();
        }
        List<String> lines = heading("Computer               User name            Client Type       Opens Idle time");
        for (WindowsSession session : sessions) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-22s %-20s %-17s %5d %s",
                    "\\\\" + session.computer(),
                    text(session.user()),
                    session.clientType(),
                    session.opens(),
                    clock(session.idleSeconds())));
        }
        return completed(lines);
    }

    /** {@code net session \\computer}. */
    static List<String> sessionsOf(List<WindowsSessionDetail> sessions) {
        List<String> lines = new ArrayList<>();
        for (WindowsSessionDetail session : sessions) {
            lines.add(label(16, "User name", text(session.user())));
            lines.add(label(16, "Computer", session.computer()));
            lines.add(label(16, "Guest logon", yesNo(session.guest())));
            lines.add(label(16, "Client type", session.clientType()));
            lines.add(label(16, "Sess time", clock(session.sessionSeconds())));
            lines.add(label(16, "Idle time", clock(session.idleSeconds())));
            lines.add("");
            lines.addAll(heading("Share name     Type     # Opens"));
            session.shares()
                    .forEach(share -> lines.add(
                            String.format(Locale.ROOT, "%-14s %-8s %d", share.name(), share.type(), share.opens())));
            lines.add("");
        }
        lines.removeLast();
        return completed(lines);
    }

    /** {@code net file}. */
    static List<String> files(List<FileListing> files) {
        if (files.isEmpty()) {
            return nothing();
        }
        List<String> lines = heading("ID         Path                                    User name            # Locks");
        for (FileListing file : files) {
            lines.add(String.format(
                    Locale.ROOT, "%-10d %-39s %-20s %d", file.id(), file.path(), text(file.user()), file.locks()));
        }
        return completed(lines);
    }

    /** {@code net file ID}. */
    static List<String> file(FileListing file) {
        List<String> lines = new ArrayList<>();
        lines.add(label(15, "File ID", String.valueOf(file.id())));
        lines.add(label(15, "User name", text(file.user())));
        lines.add(label(15, "Locks", String.valueOf(file.locks())));
        lines.add(label(15, "Path", file.path()));
        lines.add(label(15, "Permissions", file.permissions()));
        String shareMode = file.shareMode();
        if (shareMode != null) {
            lines.add(label(15, "Others may", shareMode));
            lines.add(label(15, "Oplock", file.oplock() == null ? "none" : file.oplock()));
        }
        return completed(lines);
    }

    /** {@code net share}. */
    static List<String> shares(List<ShareListing> shares) {
        List<String> lines = heading("Share name   Resource                        Remark");
        shares.forEach(share -> lines.addAll(share(share)));
        return completed(lines);
    }

    /** What does not fit its column pushes the rest to the next line. */
    private static List<String> share(ShareListing share) {
        List<String> lines = new ArrayList<>();
        String line = String.format(Locale.ROOT, "%-" + SHARE_NAME_WIDTH + "s", share.name());
        if (share.name().length() > SHARE_NAME_WIDTH) {
            lines.add(line);
            line = " ".repeat(SHARE_NAME_WIDTH);
        }
        String resource = share.type().equals("printer")
                ? String.format(Locale.ROOT, "%-21s Spooled", share.resource())
                : share.resource();
        line += " " + String.format(Locale.ROOT, "%-" + RESOURCE_WIDTH + "s", resource);
        if (resource.length() > RESOURCE_WIDTH) {
            lines.add(line);
            line = " ".repeat(SHARE_NAME_WIDTH + 1 + RESOURCE_WIDTH);
        }
        lines.add((line + " " + share.comment()).stripTrailing());
        return lines;
    }

    /** {@code net share NAME}. */
    static List<String> shareDetails(ShareListing share) {
        Integer most = share.maxUses();
        List<String> lines = new ArrayList<>();
        lines.add(label(18, "Share name", share.name()));
        lines.add(label(18, "Path", share.resource()));
        lines.add(label(18, "Remark", share.comment()));
        lines.add(label(18, "Maximum users", most == null ? "No limit" : String.valueOf(most)));
        lines.add(label(18, "Users", String.valueOf(share.uses())));
        return completed(lines);
    }

    /** {@code net config server}; here Windows leaves no empty line before its last one. */
    static List<String> config(ConfigListing config) {
        Integer most = config.maxUsers();
        List<String> lines = new ArrayList<>();
        lines.add(label(38, "Server Name", "\\\\" + config.serverName()));
        lines.add(label(38, "Server Comment", config.comment()));
        lines.add("");
        lines.add(label(38, "Software version", config.softwareVersion()));
        lines.add("Server is active on");
        config.transports().forEach(transport -> lines.add("        " + transport));
        lines.add("");
        lines.add(label(38, "Server hidden", yesNo(config.hidden())));
        lines.add(label(38, "Maximum Logged On Users", most == null ? "Unlimited" : String.valueOf(most)));
        lines.add(label(38, "Maximum open files per session", String.valueOf(config.maxOpenFilesPerSession())));
        lines.add("");
        lines.add(label(38, "Idle session time (min)", String.valueOf(config.idleSessionMinutes())));
        lines.addAll(completed());
        return lines;
    }

    /** {@code net statistics server}; what our server does not have is 0, as in any SMB server. */
    static List<String> statistics(StatisticsListing statistics, ZoneId zone) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.ROOT);
        return completed(new ArrayList<>(List.of(
                "Server Statistics for \\\\" + statistics.serverName(),
                "",
                "Statistics since " + time.format(statistics.since().atZone(zone)),
                "",
                count("Sessions accepted", statistics.sessionsAccepted()),
                count("Sessions timed-out", statistics.sessionsTimedOut()),
                count("Sessions errored-out", statistics.sessionsErroredOut()),
                "",
                count("Kilobytes sent", statistics.kilobytesSent()),
                count("Kilobytes received", statistics.kilobytesReceived()),
                "",
                count("Mean response time (msec)", 0),
                "",
                count("System errors", 0),
                count("Permission violations", statistics.permissionViolations()),
                count("Password violations", statistics.passwordViolations()),
                "",
                count("Files accessed", statistics.filesAccessed()),
                count("Communication devices accessed", 0),
                count("Print jobs spooled", 0),
                "",
                "Times buffers exhausted",
                "",
                count("  Big buffers", 0),
                count("  Request buffers", 0))));
    }

    /** The frame of an error: errors of the network services have a help text of their own, others are system errors. */
    static List<String> failure(int code, String text) {
        return code >= FIRST_NETWORK_ERROR && code <= LAST_NETWORK_ERROR
                ? List.of(text, "", "More help is available by typing NET HELPMSG " + code + ".", "")
                : List.of("System error " + code + " has occurred.", "", text, "");
    }

    /** The end of every successful command. */
    static List<String> completed() {
        return List.of(Win32Error.SUCCESS.text(), "");
    }

    static List<String> completed(List<String> lines) {
        lines.addAll(completed());
        return lines;
    }

    private static List<String> nothing() {
        return List.of("There are no entries in the list.", "");
    }

    static List<String> heading(String columns) {
        return new ArrayList<>(List.of(columns, "", RULE));
    }

    private static String label(int width, String label, String value) {
        return String.format(Locale.ROOT, "%-" + width + "s%s", label, value).stripTrailing();
    }

    private static String count(String label, long value) {
        return label(35, label, String.valueOf(value));
    }

    private static String text(@Nullable String user) {
        return user == null ? "" : user;
    }

    private static String yesNo(boolean value) {
        return value ? "Yes" : "No";
    }

    static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}

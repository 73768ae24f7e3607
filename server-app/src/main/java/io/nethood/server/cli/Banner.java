package io.nethood.server.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.google.common.net.InetAddresses;
import io.nethood.server.LabServer;
import io.nethood.server.config.ServerConfig;
import io.nethood.server.listing.VersionListing;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Printer;

/** What {@code serve} prints once everything is bound. */
final class Banner {
    private Banner() {}

    /** For people. */
    static List<String> of(LabServer server) {
        ServerConfig config = server.config();
        Edition edition = config.profile().edition();
        List<String> lines = new ArrayList<>();
        lines.add("NetHood " + VersionListing.here().version() + ": \\\\"
                + config.profile().name() + " in " + config.profile().workgroup() + ", a " + edition.displayName());
        lines.add(row("sessions", sessions(config.settings().limit().limit(), edition)));
        server.smbAddress()
                .ifPresentOrElse(
                        address -> lines.add(row("direct TCP", LabServer.text(address) + note(edition))),
                        () -> lines.add(row("direct TCP", "off")));
        lines.add(row("NetBIOS", server.nbssAddress().map(LabServer::text).orElse("off")));
        lines.add(row("printers", printers(config)));
        lines.add(row("anonymous", anonymous(config.settings())));
        lines.add(row("idle", idle(config.settings())));
        String users = users(config.accounts());
        if (!users.isEmpty()) {
            lines.add(row("users", users));
        }
        lines.add(row("seed", Long.toString(server.seed())));
        server.smbAddress().ifPresent(address -> lines.add(row("try", client(address))));
        if (config.control().isPresent()) {
            lines.add(
                    row("look", "nethood net session   nethood sessions   nethood explain   nethood events --follow"));
        }
        lines.add(row("end", "Ctrl-C" + (config.control().isPresent() ? " or nethood stop" : "")));
        lines.add("SMB1 is unsafe by design. "
                + (config.listening().loopbackOnly()
                        ? "Only this machine can reach this lab; --lan or --bind would change that."
                        : "This lab can be reached from the network: keep it on one that you trust."));
        return lines;
    }

    /** Without those of the accounts that are always there and let nobody in. */
    private static String users(AccountTable accounts) {
        return accounts.accounts().stream()
                .filter(account -> account.canLogOn() || !AccountTable.isBuiltIn(account.name()))
                .map(account -> account.name()
                        + (account.administrator() ? " (administrator)" : "")
                        + (account.disabled() ? " (disabled)" : ""))
                .collect(Collectors.joining(", "));
    }

    /** For programs: one line, keys in a fixed order, absent when off. */
    static String readyLine(LabServer server) {
        StringBuilder line = new StringBuilder("ready host=")
                .append(server.config().profile().name());
        server.smbAddress().ifPresent(address -> line.append(" smb=").append(LabServer.text(address)));
        server.nbssAddress().ifPresent(address -> line.append(" nbss=").append(LabServer.text(address)));
        server.config().control().ifPresent(path -> line.append(" control=").append(path));
        return line.append(" pid=").append(ProcessHandle.current().pid()).toString();
    }

    private static String sessions(int limit, Edition edition) {
        if (limit == Edition.UNLIMITED) {
            return "any number";
        }
        String whose = limit == edition.sessionLimit() ? " (the edition's limit)" : " (--max-sessions)";
        return "at most " + limit + whose + "; the next client gets system error 71";
    }

    private static String note(Edition edition) {
        return edition.family().directTcp()
                ? ""
                : "   (" + edition.displayName() + " itself had none: --smb-port off for the real thing)";
    }

    private static String printers(ServerConfig config) {
        String names = config.printers().stream().map(Printer::name).collect(Collectors.joining(", "));
        StallOpen stall = config.settings().stallOpen();
        if (!stall.stalls()) {
            return names;
        }
        return names + "; OpenPrinter hangs "
                + stall.time().map(time -> time.toSeconds() + " s").orElse("forever");
    }

    private static String anonymous(HostSettings settings) {
        PolicySettings policies = settings.policies();
        String pipes =
                policies.names(Policy.NULL_SESSION_PIPES).stream().sorted().collect(Collectors.joining(", "));
        String restrictAnonymous = policies.value(Policy.RESTRICT_ANONYMOUS)
                .map(value -> "RestrictAnonymous=" + value.text() + "; ")
                .orElse("");
        return restrictAnonymous + "pipes " + (pipes.isEmpty() ? "none" : pipes);
    }

    private static String idle(HostSettings settings) {
        String autodisconnect = settings.autodisconnectMinutes() == -1
                ? "autodisconnect never"
                : "autodisconnect after " + settings.autodisconnectMinutes() + " min";
        return autodisconnect + "; NULL sessions with nothing open end after "
                + settings.nullSessionLife().toSeconds() + " s";
    }

    private static String client(InetSocketAddress address) {
        InetAddress there = address.getAddress();
        String name = there.isAnyLocalAddress() ? "127.0.0.1" : InetAddresses.toAddrString(there);
        return "smbclient -N -L //" + name + " -p " + address.getPort() + " -m NT1 --option='client min protocol=NT1'";
    }

    private static String row(String label, String text) {
        return String.format(Locale.ROOT, "  %-11s %s", label, text);
    }
}

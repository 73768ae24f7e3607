package io.nethood.server.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableMap;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.file.Durability;
import io.nethood.smb.host.HostSettings.ShareListDetail;
import io.nethood.smb.host.HostSettings.VirtualCircuitZero;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Dialect;

/**
 * One option of {@code serve}: its name is the flag, the key of {@code nethood.toml} and, in capitals behind
 * {@code NETHOOD_}, the environment variable. A dot in a name means the same as a dash, so that
 * {@code printer.stall-open} of a document is {@code printer-stall-open} here.
 *
 * @param name lower case, with dashes
 * @param argument how help writes its value
 * @param repeatable whether it may be given more than once
 * @param description one sentence without a full stop, with the default
 * @param reader takes one value over into the builder
 */
public record ConfigOption(String name, String argument, boolean repeatable, String description, Reader reader) {

    /** Takes a value over into the builder. */
    interface Reader {
        void read(OptionValue value, ServerConfig.Builder into);
    }

    private static final int DAY_SECONDS = 86_400;
    private static final int MINUTE_MILLIS = 60_000;

    /** Longest lockout, 99,999 minutes in Windows. */
    private static final int MAX_LOCKOUT_MINUTES = 99_999;

    private static final List<ConfigOption> OWN = List.of(
            one(
                    "name",
                    "NAME",
                    "NetBIOS name of the host, 1 to 15 characters; default NETHOOD",
                    (value, into) -> into.name(value.text())),
            one("workgroup", "NAME", "its workgroup; default WORKGROUP", (value, into) -> into.workgroup(value.text())),
            one("comment", "TEXT", "server comment; default empty", (value, into) -> into.comment(value.text())),
            one(
                    "edition",
                    "EDITION",
                    "which Windows it behaves like: "
                            + String.join(", ", editions().keySet()) + "; default xp-professional",
                    (value, into) -> into.edition(value.choice(editions()))),
            one(
                    "max-sessions",
                    "N",
                    "most inbound sessions; more than the edition allows only on servers; default the edition's",
                    (value, into) -> into.maxSessions(value.integer(1, Edition.UNLIMITED - 1, "sessions"))),
            one(
                    "bind",
                    "ADDRESS",
                    "address to listen on; default 127.0.0.1",
                    (value, into) -> into.bind(value.address())),
            one(
                    "smb-port",
                    "PORT",
                    "direct TCP (445): a port, 0 for any free one, or off; default 4450",
                    (value, into) -> into.smbPort(value.port())),
            one(
                    "nbss-port",
                    "PORT",
                    "NetBIOS session service (139): a port, 0 for any free one, or off; default 1390",
                    (value, into) -> into.nbssPort(value.port())),
            one(
                    "lan",
                    "ADDRESS",
                    "bind ADDRESS on the standard ports 445 and 139",
                    (value, into) -> into.lan(value.address())),
            many(
                    "share",
                    "NAME=PATH[,rw]",
                    "a shared directory, or memory: for files in memory; read-only unless rw is said; default a"
                            + " read-only PUBLIC in a temporary directory",
                    (value, into) -> into.share(ShareConfig.parse(value))),
            one(
                    "durability",
                    "WHEN",
                    "when what was written is safe from the end of the machine: none, flush (as FLUSH returns) or close"
                            + " (as a close returns, too); default flush",
                    (value, into) -> into.durability(value.choice(byName(Durability.values())))),
            one(
                    "oplocks",
                    "on|off",
                    "EnableOplocks: whether oplocks are granted; default on",
                    (value, into) -> into.oplocks(value.onOrOff())),
            one(
                    "oplock-break-wait",
                    "SECONDS",
                    "OplockBreakWait: how long the holder of an oplock may take to give it up; default 35",
                    (value, into) ->
                            into.oplockBreakWait(Duration.ofSeconds(value.integer(1, DAY_SECONDS, "seconds")))),
            one(
                    "lock-violation-delay",
                    "MILLISECONDS",
                    "LockViolationDelay: how long a lock that just failed has to wait when it is asked for again, 0 for"
                            + " not at all; default 250",
                    (value, into) -> into.lockViolationDelay(Duration.ofMillis(value.integer(0, MINUTE_MILLIS, "ms")))),
            one(
                    "sharing-violation-delay",
                    "MILLISECONDS",
                    "SharingViolationDelay: how long a sharing violation is held back, since the other open may go, 0 for"
                            + " not at all; default 0, and about 1000 in Windows",
                    (value, into) ->
                            into.sharingViolationDelay(Duration.ofMillis(value.integer(0, MINUTE_MILLIS, "ms")))),
            one(
                    "reserved-names",
                    "refuse|allow",
                    "whether a new file may have the name of a DOS device, such as CON; default refuse",
                    (value, into) -> into.reservedNames(value.choice(ImmutableMap.of("refuse", false, "allow", true)))),
            many(
                    "printer",
                    "NAME",
                    "a shared printer; default LABJET",
                    (value, into) -> into.printer(Printer.named(value.text()))),
            many(
                    "user",
                    "NAME%PASSWORD[,admin]|NAME@FILE[,admin]",
                    "an account with its password, or with a file whose first line is the password; default none",
                    (value, into) -> into.user(UserSyntax.parse(value))),
            one(
                    "users-file",
                    "FILE",
                    "the file that nethood user keeps; default " + UsersFile.FILE_NAME
                            + " beside the configuration file if it is there",
                    (value, into) -> into.usersFile(value.path())),
            one(
                    "guest",
                    "on|off",
                    "whether the Guest account is enabled; default on for xp-home and win98, else off",
                    (value, into) -> into.guest(value.onOrOff())),
            one(
                    "lockout-threshold",
                    "N",
                    "wrong passwords after which an account is locked out; 0 never, the default",
                    (value, into) -> into.lockoutThreshold(
                            value.integer(0, LogonSettings.MAX_LOCKOUT_THRESHOLD, "wrong passwords"))),
            one(
                    "lockout-duration",
                    "MINUTES",
                    "how long it stays locked out, and after how long a wrong password is forgotten; default 30",
                    (value, into) ->
                            into.lockoutDuration(Duration.ofMinutes(value.integer(1, MAX_LOCKOUT_MINUTES, "minutes")))),
            one(
                    "plaintext-passwords",
                    "on|off",
                    "whether a password in plain text, as old DOS clients send it, is a proof; default off",
                    (value, into) -> into.plaintextPasswords(value.onOrOff())),
            one(
                    "ntlm-timestamp",
                    "on|off",
                    "whether the NTLMSSP challenge carries the time, as from Windows Vista on; default off",
                    (value, into) -> into.ntlmTimestamp(value.onOrOff())),
            one(
                    "share-list-detail",
                    "WHO",
                    "who may list shares with their paths (levels 2 and 502): everyone, or administrators as in Windows;"
                            + " default everyone, since rpcclient asks for level 2",
                    (value, into) -> into.shareListDetail(value.choice(byName(ShareListDetail.values())))),
            one(
                    "autodisconnect",
                    "MINUTES",
                    "idle time after which a connection with nothing open is cut; -1 never, 0 after a few seconds;"
                            + " default 15",
                    (value, into) -> into.autodisconnect(value.integer(-1, 65535, "minutes"))),
            one(
                    "null-session-life",
                    "SECONDS",
                    "idle time after which a NULL session with nothing open ends; default 60",
                    (value, into) ->
                            into.nullSessionLife(Duration.ofSeconds(value.integer(1, DAY_SECONDS, "seconds")))),
            one(
                    "code-page",
                    "N",
                    "OEM code page: " + CodePage.known() + "; default 437",
                    (value, into) -> into.codePage(CodePage.numbered(value.integer(0, 65535, "as code page number"))
                            .orElseThrow(() -> value.wrong(CodePage.known())))),
            one(
                    "dialects",
                    "NAME,...",
                    "the SMB dialects that are spoken, as NEGOTIATE names them; default the edition's",
                    (value, into) -> into.dialects(dialects(value))),
            one(
                    "vc-zero",
                    "WHERE",
                    "where a session setup with VcNumber 0 ends the client's other connections: session-service, all,"
                            + " never; default session-service",
                    (value, into) -> into.vcZero(value.choice(virtualCircuits()))),
            one(
                    "limit-enforce-at",
                    "WHERE",
                    "where the session too many is refused: session-setup or tree-connect; default session-setup",
                    (value, into) -> into.limitEnforceAt(value.choice(byName(EnforceAt.values())))),
            one(
                    "limit-admin-exempt",
                    "WHAT",
                    "what an administrator may do at a full server: ipc-only, all or off; default ipc-only",
                    (value, into) -> into.limitAdminExempt(value.choice(byName(AdminExempt.values())))),
            one(
                    "printer-stall-open",
                    "SECONDS|forever",
                    "OpenPrinter and OpenPrinterEx do not return for this time (KB328459); default they return at once",
                    (value, into) -> into.printerStallOpen(stall(value))),
            one(
                    "control",
                    "PATH",
                    "Unix socket of the control API, or off; default one for each user",
                    (value, into) -> {
                        if (value.text().equals("off")) {
                            into.noControl();
                        } else {
                            into.control(value.path());
                        }
                    }),
            one(
                    "capture",
                    "FILE",
                    "write the SMB traffic to a pcap file; default off",
                    (value, into) -> into.capture(value.path())),
            one(
                    "event-log",
                    "FILE",
                    "append every event as one line of JSON; default off",
                    (value, into) -> into.eventLog(value.path())),
            one(
                    "seed",
                    "N",
                    "seed of challenges and identifiers, for repeatable labs; default random, logged",
                    (value, into) -> into.seed(value.longInteger())));

    private static final List<ConfigOption> ALL = Stream.concat(
                    OWN.stream(), Arrays.stream(Policy.values()).map(ConfigOption::of))
            .toList();

    /** The option that sets a registry value. */
    private static ConfigOption of(Policy policy) {
        return one(
                policy.optionName(),
                policy.isList() ? "NAME,..." : "N",
                policy.registryName() + ": " + policy.description() + "; default the edition's",
                (value, into) -> into.policy(policy, value));
    }

    private static ConfigOption one(String name, String argument, String description, Reader reader) {
        return new ConfigOption(name, argument, false, description, reader);
    }

    private static ConfigOption many(String name, String argument, String description, Reader reader) {
        return new ConfigOption(name, argument, true, description, reader);
    }

    /** Every option in the order of the documentation. */
    public static List<ConfigOption> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(ConfigOption::name).toList();
    }

    static Optional<ConfigOption> named(String name) {
        String dashed = name.replace('.', '-');
        return ALL.stream().filter(option -> option.name().equals(dashed)).findFirst();
    }

    /** The names a flag may be written with: the option's own, and the one with a dot where documents write it so. */
    public List<String> flags() {
        return name.startsWith("limit-") || name.startsWith("printer-")
                ? List.of("--" + name, "--" + name.replaceFirst("-", "."))
                : List.of("--" + name);
    }

    /** Its environment variable. */
    public String environmentVariable() {
        return "NETHOOD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static StallOpen stall(OptionValue value) {
        if (value.text().equals("forever")) {
            return StallOpen.FOREVER;
        }
        try {
            int seconds = Integer.parseInt(value.text());
            if (seconds >= 1 && seconds <= DAY_SECONDS) {
                return StallOpen.of(Duration.ofSeconds(seconds));
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw value.wrong("1.." + DAY_SECONDS + " seconds, or forever");
    }

    private static Set<Dialect> dialects(OptionValue value) {
        Map<String, Dialect> known = Arrays.stream(Dialect.values())
                .collect(Collectors.toMap(dialect -> dialect.wireName().toUpperCase(Locale.ROOT), dialect -> dialect));
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        for (String name : value.list()) {
            Dialect dialect = known.get(name.toUpperCase(Locale.ROOT));
            if (dialect == null) {
                throw value.wrong(
                        Arrays.stream(Dialect.values()).map(Dialect::wireName).collect(Collectors.joining(", ")));
            }
            dialects.add(dialect);
        }
        if (dialects.isEmpty()) {
            throw value.wrong("at least one dialect");
        }
        return dialects;
    }

    private static Map<String, Edition> editions() {
        return Arrays.stream(Edition.values())
                .collect(Collectors.toMap(
                        Edition::commandLineName, edition -> edition, (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, VirtualCircuitZero> virtualCircuits() {
        Map<String, VirtualCircuitZero> choices = new LinkedHashMap<>();
        choices.put("session-service", VirtualCircuitZero.SESSION_SERVICE);
        choices.put("all", VirtualCircuitZero.ALL_TRANSPORTS);
        choices.put("never", VirtualCircuitZero.NEVER);
        return choices;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        value -> value,
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}

package io.nethood.smb.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import io.nethood.smb.session.Edition;

/** One registry value: its name, its key, what it may hold on which edition, and its default there. */
public enum Policy {
    RESTRICT_ANONYMOUS(
            "RestrictAnonymous",
            Key.LSA,
            "what a NULL session may list and, at 2, whether it reaches IPC$",
            "D1, KB143474, KB246261; default on XP (I)",
            on(Editions.NT4, numbers(0, 1, 0)),
            on(Editions.WINDOWS_2000, numbers(0, 2, 0)),
            on(Editions.XP, numbers(0, 1, 0))),
    RESTRICT_ANONYMOUS_SAM(
            "RestrictAnonymousSAM",
            Key.LSA,
            "whether a NULL session is kept from listing accounts",
            "D1; default (E)",
            on(Editions.XP, numbers(0, 1, 1))),
    EVERYONE_INCLUDES_ANONYMOUS(
            "EveryoneIncludesAnonymous",
            Key.LSA,
            "whether what is granted to Everyone is granted to a NULL session",
            "MBSA",
            on(Editions.XP, numbers(0, 1, 0))),
    RESTRICT_NULL_SESS_ACCESS(
            "RestrictNullSessAccess",
            Key.LANMAN_SERVER,
            "whether a NULL session reaches only what NullSessionPipes and NullSessionShares name",
            "cc957461, KB122702",
            on(Editions.NT, numbers(0, 1, 1))),
    NULL_SESSION_PIPES(
            "NullSessionPipes",
            Key.LANMAN_SERVER,
            "the pipes that a NULL session may open, without \\PIPE\\",
            "[MS-SRVS] 6 <38>, KB126645",
            on(
                    Editions.NT4,
                    names(
                            "comnap",
                            "comnode",
                            "sql\\query",
                            "spoolss",
                            "epmapper",
                            "locator",
                            "lsarpc",
                            "samr",
                            "netlogon",
                            "wkssvc",
                            "srvsvc",
                            "browser")),
            on(
                    Editions.WINDOWS_2000,
                    names(
                            "comnap",
                            "comnode",
                            "sql\\query",
                            "spoolss",
                            "epmapper",
                            "locator",
                            "lsarpc",
                            "samr",
                            "netlogon",
                            "wkssvc",
                            "srvsvc",
                            "browser",
                            "trkwks",
                            "trksvr")),
            on(Editions.XP, names("comnap", "comnode", "sql\\query", "spoolss", "browser"))),
    NULL_SESSION_SHARES(
            "NullSessionShares",
            Key.LANMAN_SERVER,
            "the shares that a NULL session may connect to, besides IPC$",
            "KB122702, KB121853",
            on(Editions.NT, names("COMCFG", "DFS$"))),
    LM_COMPATIBILITY_LEVEL(
            "LMCompatibilityLevel",
            Key.LSA,
            "which responses prove a password: from 4 on no LM response, at 5 no NTLM response either",
            "KB239869, [MS-CIFS] 6 <221>",
            on(Editions.NT, numbers(0, 5, 0))),
    ENABLE_SECURITY_SIGNATURE(
            "EnableSecuritySignature",
            Key.LANMAN_SERVER,
            "whether signing is offered",
            "[MS-CIFS] 6 <213>, KB887429; on server editions a choice of ours, for today's clients (E)",
            on(Editions.NT_CLIENTS, numbers(0, 1, 0)),
            on(Editions.SERVERS, numbers(0, 1, 1))),
    REQUIRE_SECURITY_SIGNATURE(
            "RequireSecuritySignature",
            Key.LANMAN_SERVER,
            "whether a client that does not sign is refused",
            "[MS-CIFS] 6 <224>, KB887429",
            on(Editions.NT, numbers(0, 1, 0))),
    AUTO_SHARE_WKS(
            "AutoShareWks",
            Key.LANMAN_SERVER,
            "whether C$ and ADMIN$ exist; AutoShareServer on server editions",
            "KB288164 (by title); on XP Home (E)",
            on(Editions.NT, numbers(0, 1, 1))) {
        @Override
        public String registryName(Edition edition) {
            return Editions.SERVERS.contains(edition) ? "AutoShareServer" : registryName();
        }
    },
    FORCE_GUEST(
            "ForceGuest",
            Key.LSA,
            "whether every network logon becomes Guest (simple file sharing)",
            "E; XP Professional outside a domain has 1, we choose 0 so that named users work",
            on(Editions.XP_PROFESSIONAL, numbers(0, 1, 0)),
            on(Editions.XP_HOME, numbers(1, 1, 1))),
    LIMIT_BLANK_PASSWORD_USE(
            "LimitBlankPasswordUse",
            Key.LSA,
            "whether an account without a password is refused over the network",
            "E",
            on(Editions.XP, numbers(0, 1, 1)));

    /** Where in the registry a value stands. */
    public enum Key {
        LSA("HKLM\\SYSTEM\\CurrentControlSet\\Control\\LSA"),
        LANMAN_SERVER("HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters");

        private final String path;

        Key(String path) {
            this.path = path;
        }

        /** The whole path. */
        public String path() {
            return path;
        }
    }

    private final String registryName;
    private final Key key;
    private final String description;
    private final String source;

    /** Records of immutable parts cannot change, which the checker does not see without an annotation. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ImmutableMap<Edition, PolicyRange> ranges;

    Policy(String registryName, Key key, String description, String source, OnEditions... ranges) {
        this.registryName = registryName;
        this.key = key;
        this.description = description;
        this.source = source;
        ImmutableMap.Builder<Edition, PolicyRange> all = ImmutableMap.builder();
        for (OnEditions some : ranges) {
            some.editions().forEach(edition -> all.put(edition, some.range()));
        }
        this.ranges = all.buildOrThrow();
    }

    /** Editions that have a value in the same range. */
    private record OnEditions(ImmutableSet<Edition> editions, PolicyRange range) {}

    private static OnEditions on(ImmutableSet<Edition> editions, PolicyRange range) {
        return new OnEditions(editions, range);
    }

    private static PolicyRange numbers(int least, int most, int usual) {
        return new PolicyRange.Numbers(least, most, usual);
    }

    private static PolicyRange names(String... usual) {
        return new PolicyRange.NameList(ImmutableSet.copyOf(usual));
    }

    /** The policy with this registry name or option name, whatever the case. */
    public static Optional<Policy> named(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.names().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of(optionName()), Arrays.stream(Edition.values()).map(this::registryName));
    }

    /** As documents write it, such as {@code RestrictAnonymous}. */
    public String registryName() {
        return registryName;
    }

    /** Its name in the registry of {@code edition}. */
    public String registryName(Edition edition) {
        return registryName;
    }

    /** Its name as an option, such as {@code restrict-anonymous}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Key key() {
        return key;
    }

    /** What it rules, in a few words. */
    public String description() {
        return description;
    }

    /** Where name, range and defaults are documented; (I) marks an inference of ours, (E) field experience. */
    public String source() {
        return source;
    }

    /** Whether it is a list of names; else it is a number. */
    public boolean isList() {
        return ranges.values().iterator().next() instanceof PolicyRange.NameList;
    }

    /** Whether Windows reads it at its start only. Pipe lists take effect at once since NT 3.51 (KB126645). */
    public boolean needsRestart() {
        return this != NULL_SESSION_PIPES;
    }

    /** What it may hold on {@code edition}; empty when the edition has no such value. */
    public Optional<PolicyRange> on(Edition edition) {
        return Optional.ofNullable(ranges.get(edition));
    }

    /** The editions that have it, in their order. */
    public List<Edition> editions() {
        return Arrays.stream(Edition.values()).filter(ranges::containsKey).toList();
    }

    /** The value that {@code text} means on {@code edition}; empty when it cannot hold that, or the edition has none. */
    public Optional<PolicyValue> parse(Edition edition, String text) {
        return on(edition).flatMap(range -> switch (range) {
            case PolicyRange.Numbers numbers -> number(numbers, text);
            case PolicyRange.NameList list ->
                Optional.of(
                        names(Splitter.on(',').trimResults().omitEmptyStrings().splitToStream(text)));
        });
    }

    /** What it may hold on {@code edition}, to complete {@code (expected: ...)}. */
    public String expected(Edition edition) {
        return on(edition)
                .map(range -> range.text() + " for " + edition.displayName())
                .orElseGet(() -> "nothing, since " + edition.displayName() + " has no such value");
    }

    private static Optional<PolicyValue> number(PolicyRange.Numbers range, String text) {
        return Optional.ofNullable(Ints.tryParse(text.strip()))
                .filter(value -> value >= range.least() && value <= range.most())
                .map(PolicyValue.Dword::new);
    }

    private PolicyValue names(Stream<String> names) {
        return new PolicyValue.Names(names.map(this::canonical).collect(ImmutableSet.toImmutableSet()));
    }

    /** {@code name} in the case in which a list of this policy holds it: pipes lower, shares upper. */
    String canonical(String name) {
        UnaryOperator<String> change = this == NULL_SESSION_PIPES
                ? text -> text.toLowerCase(Locale.ROOT)
                : text -> text.toUpperCase(Locale.ROOT);
        return change.apply(name);
    }
}

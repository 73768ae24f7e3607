package io.nethood.server.config;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import com.google.common.net.InetAddresses;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.file.Durability;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.HostSettings.ShareListDetail;
import io.nethood.smb.host.HostSettings.VirtualCircuitZero;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Everything a lab is started with. Immutable.
 *
 * @param profile who the host is
 * @param settings how it behaves
 * @param shares its disk shares; none for a read-only PUBLIC in a temporary directory
 * @param files how the files of disk shares behave
 * @param printers its shared printers
 * @param spools where the jobs of printers go, by name, where that is not the default
 * @param accounts its users, Administrator and Guest
 * @param logon what logons depend on besides the policies
 * @param listening where it listens
 * @param control Unix socket of the control API; empty for none
 * @param capture pcap file; empty for none
 * @param eventLog JSON-lines file; empty for none
 * @param seed of challenges and identifiers; empty for a random one
 */
public record ServerConfig(
        HostProfile profile,
        HostSettings settings,
        List<ShareConfig> shares,
        FileSettings files,
        List<Printer> printers,
        Map<String, SpoolConfig> spools,
        AccountTable accounts,
        LogonSettings logon,
        Listening listening,
        Optional<Path> control,
        Optional<Path> capture,
        Optional<Path> eventLog,
        OptionalLong seed) {

    private static final InetAddress LOOPBACK = InetAddresses.forString("127.0.0.1");

    public ServerConfig {
        shares = List.copyOf(shares);
        printers = List.copyOf(printers);
        spools = Map.copyOf(spools);
    }

    /** Where the jobs of a printer go. */
    public SpoolConfig spool(String printer) {
        return spools.getOrDefault(printer, SpoolConfig.DEFAULT);
    }

    /** Starts from the defaults of {@code serve}, without a control socket. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Collects what differs from the defaults; each method is the option of the same name. {@link #build} checks what only
     * the whole can tell.
     */
    public static final class Builder {
        private String name = "NETHOOD";
        private String workgroup = "WORKGROUP";
        private String comment = "";
        private Edition edition = Edition.XP_PROFESSIONAL;
        private @Nullable Integer maxSessions;
        private @Nullable InetAddress bind;
        private @Nullable InetAddress lan;
        private @Nullable OptionalInt smbPort;
        private @Nullable OptionalInt nbssPort;
        private final SharedResources shared = new SharedResources();
        private FileSettings files = FileSettings.DEFAULT;
        private final List<UserConfig> users = new ArrayList<>();
        private @Nullable Boolean guest;
        private int lockoutThreshold = LogonSettings.DEFAULT.lockoutThreshold();
        private Duration lockoutDuration = LogonSettings.DEFAULT.lockoutDuration();
        private boolean plaintextPasswords;
        private boolean ntlmTimestamp;
        private final Map<Policy, OptionValue> policies = new EnumMap<>(Policy.class);
        private int autodisconnect = 15;
        private Duration nullSessionLife = Duration.ofSeconds(60);
        private @Nullable Charset codePage;
        private @Nullable Set<Dialect> dialects;
        private @Nullable VirtualCircuitZero vcZero;
        private ShareListDetail shareListDetail = ShareListDetail.EVERYONE;
        private @Nullable EnforceAt limitEnforceAt;
        private @Nullable AdminExempt limitAdminExempt;
        private StallOpen printerStallOpen = StallOpen.NEVER;
        private Optional<Path> control = Optional.empty();
        private Optional<Path> capture = Optional.empty();
        private Optional<Path> eventLog = Optional.empty();
        private OptionalLong seed = OptionalLong.empty();

        private Builder() {}

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder workgroup(String value) {
            workgroup = value;
            return this;
        }

        public Builder comment(String value) {
            comment = value;
            return this;
        }

        public Builder edition(Edition value) {
            edition = value;
            return this;
        }

        public Builder maxSessions(int value) {
            maxSessions = value;
            return this;
        }

        public Builder bind(InetAddress value) {
            bind = value;
            return this;
        }

        public Builder lan(InetAddress value) {
            lan = value;
            return this;
        }

        /** Empty for not at all; 0 for any free port. */
        public Builder smbPort(OptionalInt value) {
            smbPort = value;
            return this;
        }

        /** Empty for not at all; 0 for any free port. */
        public Builder nbssPort(OptionalInt value) {
            nbssPort = value;
            return this;
        }

        /** Any free port for each transport: what a test wants. */
        public Builder anyFreePorts() {
            return smbPort(OptionalInt.of(0)).nbssPort(OptionalInt.of(0));
        }

        /** Adds a disk share; the first one replaces the default. */
        public Builder share(ShareConfig value) {
            shared.add(value);
            return this;
        }

        /** Adds a disk share that everybody may read and nobody may change. */
        public Builder share(String name, ShareFiles value) {
            return share(ShareConfig.of(name, value));
        }

        /** Adds a printer; the first one replaces the default. */
        public Builder printer(Printer value) {
            shared.add(value);
            return this;
        }

        /** Adds a printer whose jobs go elsewhere than others'. */
        public Builder printer(Printer value, SpoolConfig spool) {
            shared.spool(value.name(), spool);
            return printer(value);
        }

        /** The password of a share; only where security is at share level, as on Windows 98. */
        public Builder sharePassword(String share, String password) {
            shared.password(share, password, null);
            return this;
        }

        /** The same, with another password for those who may only read. */
        public Builder sharePassword(String share, String password, String readOnlyPassword) {
            shared.password(share, password, readOnlyPassword);
            return this;
        }

        public Builder durability(Durability value) {
            files = files.withDurability(value);
            return this;
        }

        public Builder oplocks(boolean value) {
            files = files.withOplocks(value);
            return this;
        }

        public Builder oplockBreakWait(Duration value) {
            files = files.withOplockBreakWait(value);
            return this;
        }

        public Builder lockViolationDelay(Duration value) {
            files = files.withLockViolationDelay(value);
            return this;
        }

        public Builder sharingViolationDelay(Duration value) {
            files = files.withSharingViolationDelay(value);
            return this;
        }

        /** Whether files may have the names of DOS devices. */
        public Builder reservedNames(boolean allowed) {
            files = files.withReservedNames(allowed);
            return this;
        }

        /** Adds an account. */
        public Builder user(UserConfig value) {
            users.add(value);
            return this;
        }

        /**
         * Adds the accounts of a users file, which is read now.
         *
         * @throws ConfigException when it cannot be read, others can read it too, or a line is wrong
         */
        public Builder usersFile(Path value) {
            new UsersFile(value).read().forEach(user -> users.add(user.user()));
            return this;
        }

        public Builder guest(boolean enabled) {
            guest = enabled;
            return this;
        }

        public Builder lockoutThreshold(int value) {
            lockoutThreshold = value;
            return this;
        }

        public Builder lockoutDuration(Duration value) {
            lockoutDuration = value;
            return this;
        }

        public Builder plaintextPasswords(boolean value) {
            plaintextPasswords = value;
            return this;
        }

        public Builder ntlmTimestamp(boolean value) {
            ntlmTimestamp = value;
            return this;
        }

        /**
         * Sets a registry value, whose option has the policy's name; {@link #build} checks that the edition can hold it.
         *
         * @param value a number, or names with commas
         */
        public Builder policy(Policy policy, String value) {
            return policy(policy, new OptionValue(policy.optionName(), value, Path.of("")));
        }

        Builder policy(Policy policy, OptionValue value) {
            policies.put(policy, value);
            return this;
        }

        public Builder autodisconnect(int minutes) {
            autodisconnect = minutes;
            return this;
        }

        public Builder nullSessionLife(Duration value) {
            nullSessionLife = value;
            return this;
        }

        public Builder codePage(Charset value) {
            codePage = value;
            return this;
        }

        /** What NEGOTIATE can agree on; the edition's unless told otherwise. */
        public Builder dialects(Set<Dialect> value) {
            dialects = value;
            return this;
        }

        public Builder shareListDetail(ShareListDetail value) {
            shareListDetail = value;
            return this;
        }

        public Builder vcZero(VirtualCircuitZero value) {
            vcZero = value;
            return this;
        }

        public Builder limitEnforceAt(EnforceAt value) {
            limitEnforceAt = value;
            return this;
        }

        public Builder limitAdminExempt(AdminExempt value) {
            limitAdminExempt = value;
            return this;
        }

        public Builder printerStallOpen(StallOpen value) {
            printerStallOpen = value;
            return this;
        }

        public Builder control(Path value) {
            control = Optional.of(value);
            return this;
        }

        /** No control socket. */
        public Builder noControl() {
            control = Optional.empty();
            return this;
        }

        public Builder capture(Path value) {
            capture = Optional.of(value);
            return this;
        }

        public Builder eventLog(Path value) {
            eventLog = Optional.of(value);
            return this;
        }

        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        /**
         * What was collected, checked as a whole.
         *
         * @throws ConfigException when the parts do not fit together
         */
        public ServerConfig build() {
            HostSettings settings = settings();
            AccountTable accounts = accounts(settings.codePage());
            return new ServerConfig(
                    new HostProfile(checkedName("name", name), checkedName("workgroup", workgroup), edition),
                    settings,
                    shared.checkedShares(edition, accounts, settings.codePage()),
                    files,
                    shared.checkedPrinters(edition, settings.codePage()),
                    shared.spools(),
                    accounts,
                    new LogonSettings(lockoutThreshold, lockoutDuration, plaintextPasswords, ntlmTimestamp),
                    listening(),
                    control,
                    capture,
                    eventLog,
                    seed);
        }

        private HostSettings settings() {
            HostSettings settings = HostSettings.defaultOf(edition)
                    .withLimit(limit())
                    .withPolicies(policies())
                    .withAutodisconnectMinutes(autodisconnect)
                    .withNullSessionLife(nullSessionLife)
                    .withStallOpen(printerStallOpen)
                    .withShareListDetail(shareListDetail)
                    .withComment(comment);
            settings = dialects == null ? settings : settings.withDialects(dialects);
            settings = codePage == null ? settings : settings.withCodePage(codePage);
            return vcZero == null ? settings : settings.withVirtualCircuitZero(vcZero);
        }

        private LimitPolicy limit() {
            LimitPolicy usual = LimitPolicy.of(edition);
            if (maxSessions != null && edition.limited() && maxSessions > edition.sessionLimit()) {
                throw ConfigException.wrong(
                        "max-sessions",
                        maxSessions,
                        "1.." + edition.sessionLimit() + " for " + edition.displayName()
                                + ", whose limit is a licence limit; more only with a server edition");
            }
            return new LimitPolicy(
                    maxSessions == null ? usual.limit() : maxSessions,
                    limitEnforceAt == null ? usual.enforceAt() : limitEnforceAt,
                    limitAdminExempt == null ? usual.adminExempt() : limitAdminExempt,
                    usual.exemptCap());
        }

        /** Which values are good depends on the edition, which may be given after them. */
        private PolicySettings policies() {
            PolicySettings settings = PolicySettings.defaultOf(edition);
            for (Map.Entry<Policy, OptionValue> entry : policies.entrySet()) {
                Policy policy = entry.getKey();
                OptionValue value = entry.getValue();
                if (policy.parse(edition, value.text()).isEmpty()) {
                    throw value.wrong(policy.expected(edition));
                }
                settings = settings.with(policy, value.text());
            }
            return settings;
        }

        private Listening listening() {
            InetAddress usual = lan == null ? LOOPBACK : lan;
            return new Listening(
                    bind == null ? usual : bind,
                    smbPort == null ? OptionalInt.of(lan == null ? 4450 : 445) : smbPort,
                    nbssPort == null ? OptionalInt.of(lan == null ? 1390 : 139) : nbssPort);
        }

        private AccountTable accounts(Charset oem) {
            SharedResources.refuseTwins(
                    "user", users.stream().map(UserConfig::name).toList());
            boolean withGuest = guest == null ? AccountTable.guestIsEnabledOn(edition) : guest;
            return AccountTable.of(Stream.concat(
                            Stream.of(AccountTable.guest(withGuest)),
                            users.stream().map(user -> user.account(oem)))
                    .toList());
        }

        /** KB188997: characters that a computer name must not have. */
        private static String checkedName(String what, String value) {
            boolean wrong = value.isBlank()
                    || value.length() > 15
                    || !value.equals(value.strip())
                    || value.chars().anyMatch(c -> c < ' ' || "\\/:*?\"<>|".indexOf(c) >= 0);
            if (wrong) {
                throw ConfigException.wrong(what, '"' + value + '"', "1..15 characters, none of \\ / : * ? \" < > |");
            }
            return value;
        }
    }
}

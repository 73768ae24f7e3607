package io.nethood.server.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.auth.PasswordHashes;
import io.nethood.smb.host.HostSettings.VirtualCircuitZero;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigLoaderTest {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, List<String>> flags = new LinkedHashMap<>();

    @Test
    void without_any_source_the_defaults_hold() {
        ServerConfig config = load();

        assertThat(config.profile().name()).isEqualTo("NETHOOD");
        assertThat(config.profile().workgroup()).isEqualTo("WORKGROUP");
        assertThat(config.profile().edition()).isEqualTo(Edition.XP_PROFESSIONAL);
        assertThat(config.settings().limit().limit()).isEqualTo(10);
        assertThat(config.settings().autodisconnectMinutes()).isEqualTo(15);
        assertThat(config.settings().nullSessionLife()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.listening().address().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(config.listening().smbPort()).hasValue(4450);
        assertThat(config.listening().nbssPort()).hasValue(1390);
        assertThat(config.printers()).extracting(Printer::name).containsExactly("LABJET");
        assertThat(names(config)).containsExactly("Administrator", "Guest");
        assertThat(config.accounts().accounts()).noneMatch(Account::canLogOn);
        assertThat(config.logon()).isEqualTo(LogonSettings.DEFAULT);
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        file("name = 'FILE'", "workgroup = 'FILE'", "comment = 'file'");
        environment.put("NETHOOD_NAME", "ENV");
        environment.put("NETHOOD_WORKGROUP", "ENV");
        flag("name", "FLAG");

        ServerConfig config = load();

        assertThat(config.profile().name()).isEqualTo("FLAG");
        assertThat(config.profile().workgroup()).isEqualTo("ENV");
        assertThat(config.settings().comment()).isEqualTo("file");
    }

    @Test
    void a_printer_says_where_its_jobs_go_and_what_prints_them() throws IOException {
        file(
                "[[printer]]",
                "name = 'lp1'",
                "spool = 'memory:'",
                "[[printer]]",
                "name = 'lp2'",
                "job-command = ['lp', '-d', 'office']");

        ServerConfig config = load();

        assertThat(config.spool("lp1").files()).contains(new ShareFiles.InMemory(List.of()));
        assertThat(config.spool("lp2")).isEqualTo(new SpoolConfig(Optional.empty(), List.of("lp", "-d", "office")));
        assertThat(config.spool("lp3")).isEqualTo(SpoolConfig.DEFAULT);
    }

    @Test
    void an_option_that_repeats_is_taken_whole_from_the_first_source_that_has_it() throws IOException {
        file("[[printer]]", "name = 'one'", "[[printer]]", "name = 'two'");
        environment.put("NETHOOD_PRINTER", "three; four");

        assertThat(load().printers()).extracting(Printer::name).containsExactly("three", "four");
    }

    @Test
    void the_file_named_by_the_flag_is_read_instead_of_the_usual_one() throws IOException {
        file("name = 'USUAL'");
        Files.writeString(directory.resolve("other.toml"), "name = 'OTHER'");

        ServerConfig config = loader().load(flags, Optional.of("other.toml"));

        assertThat(config.profile().name()).isEqualTo("OTHER");
    }

    @Test
    void every_option_can_stand_in_the_file() throws IOException {
        file(
                "name = 'LABXP'",
                "workgroup = 'LAB'",
                "comment = 'a lab'",
                "edition = '2000-server'",
                "max-sessions = 200",
                "bind = '::1'",
                "smb-port = 0",
                "nbss-port = 'off'",
                "restrict-anonymous = 2",
                "null-session-pipes = ['spoolss', 'srvsvc']",
                "autodisconnect = -1",
                "null-session-life = 5",
                "code-page = 932",
                "dialects = [\"LANMAN1.0\", \"nt lm 0.12\"]",
                "vc-zero = 'all'",
                "limit.enforce-at = 'tree-connect'",
                "limit.admin-exempt = 'off'",
                "printer-stall-open = 'forever'",
                "control = 'lab.sock'",
                "capture = 'lab.pcap'",
                "event-log = 'lab.jsonl'",
                "seed = 42",
                "guest = 'on'",
                "lockout-threshold = 5",
                "lockout-duration = 10",
                "plaintext-passwords = 'on'",
                "ntlm-timestamp = 'on'",
                "[[printer]]",
                "name = 'lp1'",
                "comment = 'by the door'",
                "[[user]]",
                "name = 'alice'",
                "password = 'secret'",
                "admin = true");

        ServerConfig config = load();

        assertThat(config.settings().limit().limit()).isEqualTo(200);
        assertThat(config.settings().limit().enforceAt()).isEqualTo(EnforceAt.TREE_CONNECT);
        assertThat(config.settings().limit().adminExempt()).isEqualTo(AdminExempt.OFF);
        assertThat(config.settings().policies().number(Policy.RESTRICT_ANONYMOUS))
                .isEqualTo(2);
        assertThat(config.settings().policies().names(Policy.NULL_SESSION_PIPES))
                .containsExactlyInAnyOrder("spoolss", "srvsvc");
        assertThat(config.settings().autodisconnectMinutes()).isEqualTo(-1);
        assertThat(config.settings().codePage().name()).isEqualTo("windows-31j");
        assertThat(config.settings().dialects()).containsExactlyInAnyOrder(Dialect.LANMAN_1_0, Dialect.NT_LM_0_12);
        assertThat(config.settings().virtualCircuitZero()).isEqualTo(VirtualCircuitZero.ALL_TRANSPORTS);
        assertThat(config.settings().stallOpen()).isEqualTo(StallOpen.FOREVER);
        assertThat(config.listening().nbssPort()).isEmpty();
        assertThat(config.control()).contains(directory.resolve("lab.sock"));
        assertThat(config.capture()).contains(directory.resolve("lab.pcap"));
        assertThat(config.seed()).hasValue(42);
        assertThat(config.printers()).extracting(Printer::comment).containsExactly("by the door");
        assertThat(config.accounts().find("ALICE")).map(Account::administrator).contains(true);
        assertThat(config.accounts().find("guest")).map(Account::disabled).contains(false);
        assertThat(config.logon()).isEqualTo(new LogonSettings(5, Duration.ofMinutes(10), true, true));
    }

    @Test
    void a_share_has_a_password_where_security_is_at_share_level() throws IOException {
        file("edition = 'win98'", "[[printer]]", "name = 'lp1'", "password = 'sesame'");

        assertThat(load().printers())
                .extracting(Printer::password)
                .extracting(String::valueOf)
                .containsExactly("SharePassword[full access]");

        file("edition = 'nt4-server'", "[[printer]]", "name = 'lp1'", "password = 'sesame'");

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lp1")
                .hasMessageContaining("win98")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void a_dot_in_a_key_is_as_good_as_a_dash() throws IOException {
        file("[printer]", "stall-open = 30");

        assertThat(load().settings().stallOpen()).isEqualTo(StallOpen.of(Duration.ofSeconds(30)));
    }

    @Test
    void lan_means_the_standard_ports_of_that_address() {
        flag("lan", "127.77.0.1");

        Listening listening = load().listening();

        assertThat(listening.address().getHostAddress()).isEqualTo("127.77.0.1");
        assertThat(listening.smbPort()).isEqualTo(OptionalInt.of(445));
        assertThat(listening.nbssPort()).isEqualTo(OptionalInt.of(139));
    }

    @Test
    void a_port_said_explicitly_wins_over_lan() {
        flag("lan", "127.77.0.1");
        flag("smb-port", "off");

        assertThat(load().listening().smbPort()).isEmpty();
    }

    @Test
    void a_password_may_stand_in_the_first_line_of_a_file() throws IOException {
        Files.writeString(directory.resolve("pw"), "secret\nand notes\n");
        flag("user", "alice@pw,admin", "bob%p@ss%word");

        assertThat(load().accounts().accounts())
                .extracting(Account::toString)
                .contains("Account[alice, administrator]", "Account[bob]");
    }

    @Test
    void an_account_is_known_by_its_hashes_alone() throws IOException {
        file(
                "[[user]]",
                "name = 'carol'",
                "nt-hash = '8846F7EAEE8FB117AD06BDD830B7586C'",
                "lm-hash = 'e52cac67419a9a224a3b108f3fa6cb6d'");

        assertThat(load().accounts().find("carol")).map(Account::canLogOn).contains(true);
    }

    @Test
    void a_password_may_stand_in_a_variable_and_an_account_be_disabled() throws IOException {
        environment.put("LAB_SECRET", "secret");
        file("[[user]]", "name = 'dan'", "password-env = 'LAB_SECRET'", "disabled = true");

        assertThat(load().accounts().find("dan")).map(Account::toString).contains("Account[dan, disabled]");
    }

    @ParameterizedTest
    @CsvSource({"xp-home, true", "win98, true", "xp-professional, false", "nt4-server, false"})
    void guest_is_enabled_as_on_the_edition_unless_the_option_says_otherwise(String edition, boolean enabled) {
        flag("edition", edition);
        assertThat(load().accounts().find("guest")).map(Account::canLogOn).contains(enabled);

        flag("guest", enabled ? "off" : "on");
        assertThat(load().accounts().find("guest")).map(Account::canLogOn).contains(!enabled);
    }

    @Test
    void administrator_can_be_given_a_password() {
        flag("user", "Administrator%secret");

        assertThat(load().accounts().find("administrator"))
                .map(Account::toString)
                .contains("Account[Administrator, administrator]");
        assertThat(load().accounts().find("administrator"))
                .map(Account::canLogOn)
                .contains(true);
    }

    @Test
    void the_users_file_beside_the_configuration_is_read_when_it_is_there() {
        new UsersFile(directory.resolve(UsersFile.FILE_NAME)).add(stored("frank"));
        flag("user", "alice%secret");

        assertThat(names(load())).contains("frank", "alice");
    }

    @Test
    void a_users_file_can_be_named_and_must_then_be_there() {
        new UsersFile(directory.resolve(UsersFile.FILE_NAME)).add(stored("frank"));
        new UsersFile(directory.resolve("mine")).add(stored("grace"));
        environment.put("NETHOOD_USERS_FILE", "mine");

        assertThat(names(load())).contains("grace").doesNotContain("frank");
        assertThat(loader().usersFile(Optional.empty(), Optional.empty()).path())
                .isEqualTo(directory.resolve("mine"));
        environment.put("NETHOOD_USERS_FILE", "none");
        assertThatThrownBy(this::load)
                .hasMessage("users-file: " + directory.resolve("none") + " (expected: a file that you can read)");
    }

    @Test
    void a_user_of_the_file_and_of_the_configuration_is_one_too_many() {
        new UsersFile(directory.resolve(UsersFile.FILE_NAME)).add(stored("frank"));
        flag("user", "Frank%secret");

        assertThatThrownBy(this::load).hasMessage("user: Frank (expected: each name once)");
    }

    @Test
    void no_text_of_a_configuration_shows_a_password() {
        flag("user", "alice%topsecret");

        assertThat(load().toString()).doesNotContain("topsecret");
        assertThat(UserConfig.withPassword("a", "topsecret", false).toString()).doesNotContain("topsecret");
    }

    @Test
    void commands_find_the_socket_where_the_server_puts_it() throws IOException {
        file("control = 'lab.sock'");

        assertThat(loader().controlPath(Optional.empty())).contains(directory.resolve("lab.sock"));
        assertThat(loader().controlPath(Optional.of("mine.sock"))).contains(directory.resolve("mine.sock"));
    }

    @Test
    void the_usual_socket_is_the_users_own() {
        environment.put("XDG_RUNTIME_DIR", "/run/user/1000");

        assertThat(loader().controlPath(Optional.empty())).contains(Path.of("/run/user/1000/nethood/control.sock"));
    }

    @ParameterizedTest(name = "--{0} {1}")
    @CsvSource(delimiter = '~', textBlock = """
            edition            ~ xp-pro        ~ --edition: xp-pro (expected: xp-professional, xp-home, 2000-professional, nt4-workstation, nt4-server, 2000-server, win98) (did you mean xp-professional?)
            name               ~ A NAME TOO LONG FOR NETBIOS ~ name: "A NAME TOO LONG FOR NETBIOS" (expected: 1..15 characters, none of \\ / : * ? " < > |)
            workgroup          ~ A:B           ~ workgroup: "A:B" (expected: 1..15 characters, none of \\ / : * ? " < > |)
            max-sessions       ~ ten           ~ --max-sessions: ten (expected: 1..2147483646 sessions)
            max-sessions       ~ 11            ~ max-sessions: 11 (expected: 1..10 for Windows XP Professional, whose limit is a licence limit; more only with a server edition)
            bind               ~ localhost     ~ --bind: localhost (expected: an IP address of this machine, such as 127.0.0.1)
            lan                ~ 300.1.1.1     ~ --lan: 300.1.1.1 (expected: an IP address of this machine, such as 127.0.0.1)
            smb-port           ~ 65536         ~ --smb-port: 65536 (expected: 0..65535, 0 for any free port, or off)
            nbss-port          ~ none          ~ --nbss-port: none (expected: 0..65535, 0 for any free port, or off)
            printer            ~ IPC$          ~ printer: "IPC$" (expected: 1..80 characters, none of \\ / : * ? " < > | + [ ] ; , =, and not IPC$, ADMIN$, C$, PIPE or MAILSLOT)
            printer            ~ c$            ~ printer: "c$" (expected: 1..80 characters, none of \\ / : * ? " < > | + [ ] ; , =, and not IPC$, ADMIN$, C$, PIPE or MAILSLOT)
            user               ~ alice         ~ --user: ... (expected: NAME%PASSWORD[,admin] or NAME@PASSWORDFILE[,admin])
            restrict-anonymous ~ 3             ~ --restrict-anonymous: 3 (expected: 0..1 for Windows XP Professional)
            restrict-anonymous ~ 2             ~ --restrict-anonymous: 2 (expected: 0..1 for Windows XP Professional)
            autodisconnect     ~ -2            ~ --autodisconnect: -2 (expected: -1..65535 minutes)
            null-session-life  ~ 0             ~ --null-session-life: 0 (expected: 1..86400 seconds)
            dialects           ~ SMB 2.002     ~ --dialects: SMB 2.002 (expected: PC NETWORK PROGRAM 1.0, LANMAN1.0, MICROSOFT NETWORKS 3.0, LM1.2X002, DOS LM1.2X002, LANMAN2.1, DOS LANMAN2.1, NT LM 0.12)
            code-page          ~ 1             ~ --code-page: 1 (expected: 437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 865, 866, 932, 936, 949, 950, 1252)
            vc-zero            ~ no            ~ --vc-zero: no (expected: session-service, all, never)
            limit-enforce-at   ~ tree-conect   ~ --limit-enforce-at: tree-conect (expected: session-setup, tree-connect) (did you mean tree-connect?)
            limit-admin-exempt ~ none          ~ --limit-admin-exempt: none (expected: ipc-only, all, off)
            printer-stall-open ~ ever          ~ --printer-stall-open: ever (expected: 1..86400 seconds, or forever)
            control            ~ ''            ~ --control: "" (expected: a path)
            guest              ~ yes           ~ --guest: yes (expected: on, off)
            lockout-threshold  ~ 1000          ~ --lockout-threshold: 1000 (expected: 0..999 wrong passwords)
            lockout-duration   ~ 0             ~ --lockout-duration: 0 (expected: 1..99999 minutes)
            share              ~ c$=memory:    ~ share: "c$" (expected: 1..80 characters, none of \\ / : * ? " < > | + [ ] ; , =, and not IPC$, ADMIN$, C$, PIPE or MAILSLOT)
            share              ~ pipe=memory:  ~ share: "pipe" (expected: 1..80 characters, none of \\ / : * ? " < > | + [ ] ; , =, and not IPC$, ADMIN$, C$, PIPE or MAILSLOT)
            share              ~ pub           ~ --share: pub (expected: NAME=PATH[,rw])
            durability         ~ always        ~ --durability: always (expected: none, flush, close)
            oplocks            ~ 1             ~ --oplocks: 1 (expected: on, off)
            oplock-break-wait  ~ 0             ~ --oplock-break-wait: 0 (expected: 1..86400 seconds)
            sharing-violation-delay ~ -1       ~ --sharing-violation-delay: -1 (expected: 0..60000 ms)
            lock-violation-delay ~ 60001       ~ --lock-violation-delay: 60001 (expected: 0..60000 ms)
            reserved-names     ~ deny          ~ --reserved-names: deny (expected: refuse, allow)
            seed               ~ dice          ~ --seed: dice (expected: a whole number of 64 bits)
            """)
    void a_wrong_value_is_answered_in_one_line(String option, String value, String line) {
        flag(option, value);

        assertThatThrownBy(this::load).isInstanceOf(ConfigException.class).hasMessage(line);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            editon = 'x'                            ~ nethood.toml: unknown key: editon (did you mean edition?)
            share = 'x'                             ~ nethood.toml: share: x (expected: NAME=PATH[,rw])
            edition = 'win-98'                      ~ nethood.toml: edition: win-98 (expected: xp-professional, xp-home, 2000-professional, nt4-workstation, nt4-server, 2000-server, win98) (did you mean win98?)
            printer = [{nam = 'x'}]                 ~ nethood.toml: printer: unknown key: nam (did you mean name?)
            printer = [{comment = 'x'}]             ~ nethood.toml: printer.name: nothing (expected: a text)
            user = [{name = 'a'}]                   ~ nethood.toml: user a: no secret (expected: one of password, password-file, password-env, nt-hash)
            user = [{name = 'a', password = 'x', nt-hash = 'ffffffffffffffffffffffffffffffff'}] ~ nethood.toml: user a: 2 secrets (expected: one of password, password-file, password-env, nt-hash)
            user = [{name = 'a', nt-hash = 'ff'}]   ~ nt-hash: 2 characters (expected: 32 hexadecimal digits)
            user = [{name = 'a', password = 'x', admin = 'yes'}] ~ nethood.toml: user.admin: "yes" (expected: true or false)
            user = [{name = 5, password = 'x'}]     ~ nethood.toml: user.name: 5 (expected: a text in quotes)
            user = [{name = 'a', lm-hash = 'ffffffffffffffffffffffffffffffff'}] ~ nethood.toml: user.lm-hash: alone (expected: beside nt-hash)
            user = [{name = 'a', password-env = 'NO_SUCH'}] ~ nethood.toml: user.password-env: NO_SUCH (expected: an environment variable that is set; options are NETHOOD_...)
            user = [{name = 'guest', password = 'x'}] ~ user: guest (expected: the option guest, since Guest has no password)
            user = [{name = 'a:b', password = 'x'}] ~ account name: "a:b" (expected: 1..20 characters without "/\\[]:;|=,+*?<>)
            printer = ['a', 'A']                    ~ printer: A (expected: each name once)
            share = ['a=memory:', 'A=memory:']      ~ share: A (expected: each name once)
            share = [{name = 'pub', path = 'memory:', users = ['alicee']}] ~ share pub: unknown user: alicee
            share = [{name = 'pub', path = 'memory:', users = 'alice'}] ~ nethood.toml: share.users: "alice" (expected: a list of texts, such as ["alice"])
            share = [{name = 'pub', path = 'memory:', max-uses = 0}] ~ nethood.toml: share.max-uses: 0 (expected: a number from 1 up)
            share = [{name = 'pub'}]                ~ nethood.toml: share.path: nothing (expected: a text)
            share = [{name = 'pub', path = 'memory:', read-only-password = 'x'}] ~ nethood.toml: share.read-only-password: alone (expected: beside password)
            share = [{name = 'pub', path = 'memory:', writeable = true}] ~ nethood.toml: share: unknown key: writeable (did you mean writable?)
            """)
    void a_mistake_in_the_file_is_answered_in_one_line(String text, String line) throws IOException {
        file(text);

        assertThatThrownBy(this::load).isInstanceOf(ConfigException.class).hasMessage(line);
    }

    @Test
    void a_file_that_is_no_toml_is_answered_with_its_line() throws IOException {
        file("name = 'A'", "edition =");

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("nethood.toml: line 2: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> loader().load(flags, Optional.of("none.toml")))
                .hasMessage("config: none.toml (expected: a readable TOML file)");
    }

    @Test
    void a_password_file_that_is_not_there_is_named() {
        flag("user", "alice@none");

        assertThatThrownBy(this::load)
                .hasMessage("--user: " + directory.resolve("none")
                        + " (expected: a readable file with the password in its first line)");
    }

    @Test
    void an_unknown_environment_variable_is_answered_with_the_nearest() {
        environment.put("NETHOOD_EDITON", "win98");

        assertThatThrownBy(this::load)
                .hasMessage("unknown environment variable: NETHOOD_EDITON (did you mean NETHOOD_EDITION?)");
    }

    @Test
    void a_wrong_value_in_the_environment_names_the_variable() {
        environment.put("NETHOOD_SMB_PORT", "x");

        assertThatThrownBy(this::load)
                .hasMessage("NETHOOD_SMB_PORT: x (expected: 0..65535, 0 for any free port, or off)");
    }

    @Test
    void two_accounts_of_one_name_are_refused() {
        flag("user", "alice%a", "ALICE%b");

        assertThatThrownBy(this::load).hasMessage("user: ALICE (expected: each name once)");
    }

    private static StoredUser stored(String name) {
        return new StoredUser(name, PasswordHashes.of("secret", StandardCharsets.US_ASCII), false, false);
    }

    private static List<String> names(ServerConfig config) {
        return config.accounts().accounts().stream().map(Account::name).toList();
    }

    private ServerConfig load() {
        return loader().load(flags, Optional.empty());
    }

    private ConfigLoader loader() {
        return new ConfigLoader(directory, environment);
    }

    private void flag(String name, String... values) {
        flags.put(name, List.of(values));
    }

    private void file(String... lines) throws IOException {
        Files.write(directory.resolve(ConfigLoader.FILE_NAME), List.of(lines));
    }
}

package io.nethood.smb.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.event.LabEvent;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** C$ and ADMIN$ at the wire: on which edition, at which AutoShareWks, for whom. */
class AdministrativeSharesTest {
    private static final int CHALLENGE_SIZE = 8;

    static Stream<PolicySettings> everyEditionAndValue() {
        return Stream.of(Edition.values())
                .flatMap(edition -> EveryPolicyValue.of(edition, "none", List.of(Policy.AUTO_SHARE_WKS)));
    }

    @ParameterizedTest
    @MethodSource("everyEditionAndValue")
    void they_exist_where_the_matrix_says(PolicySettings settings) throws IOException {
        TestLab lab = lab(settings);

        Stream<String> listed = lab.host().shares().all().stream()
                .filter(share -> share.special() && share.hidden())
                .map(Share::name);

        assertThat(listed)
                .containsExactlyElementsOf(exist(settings) ? List.of("ADMIN$", "C$", "IPC$") : List.of("IPC$"));
    }

    @ParameterizedTest
    @MethodSource("everyEditionAndValue")
    void an_administrator_connects_to_them_where_they_exist(PolicySettings settings) throws IOException {
        LabClient client = user(lab(settings), "alice", "secret");

        // With simple file sharing every user is Guest.
        String expected = settings.edition() == Edition.XP_HOME ? "ACCESS_DENIED" : "SUCCESS";

        assertThat(client.connectTree("c$").statusText()).isEqualTo(expected(settings, expected));
        assertThat(client.connectTree("ADMIN$").statusText()).isEqualTo(expected(settings, expected));
    }

    @ParameterizedTest
    @MethodSource("everyEditionAndValue")
    void another_user_is_refused(PolicySettings settings) throws IOException {
        LabClient client = user(lab(settings), "bob", "hidden");

        assertThat(client.connectTree("C$").statusText()).isEqualTo(expected(settings, "ACCESS_DENIED"));
        assertThat(client.connectTree("ADMIN$").statusText()).isEqualTo(expected(settings, "ACCESS_DENIED"));
    }

    @ParameterizedTest
    @MethodSource("everyEditionAndValue")
    void a_null_session_is_refused(PolicySettings settings) throws IOException {
        LabClient client = nobody(lab(settings));

        assertThat(client.connectTree("C$").statusText()).isEqualTo(expected(settings, "ACCESS_DENIED"));
        assertThat(client.connectTree("ADMIN$").statusText()).isEqualTo(expected(settings, "ACCESS_DENIED"));
    }

    @Test
    void an_administrator_who_became_guest_is_refused() {
        TestLab lab = TestLab.of(Edition.XP_HOME);

        Answer answer = user(lab, "alice", "secret").connectTree("C$");

        assertThat(answer.statusText()).isEqualTo("ACCESS_DENIED");
        assertRefusal(lab, "Administrators", "Windows XP Home Edition", "STATUS_ACCESS_DENIED");
    }

    @Test
    void the_refusal_of_a_user_tells_the_gate_of_administrators() {
        TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);

        user(lab, "bob", "hidden").connectTree("C$");

        assertRefusal(lab, "Administrators", "Windows 2000 Professional", "STATUS_ACCESS_DENIED");
    }

    @Test
    void to_a_null_session_they_are_shares_first() {
        TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);

        nobody(lab).connectTree("C$");

        assertRefusal(lab, "share", "NullSessionShares", "STATUS_ACCESS_DENIED");
    }

    @Test
    void a_null_session_that_reaches_them_is_refused_as_no_administrator() {
        TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
        lab.host().changePolicy(Policy.NULL_SESSION_SHARES, "C$");

        Answer answer = nobody(lab).connectTree("C$");

        assertThat(answer.statusText()).isEqualTo("ACCESS_DENIED");
        assertRefusal(lab, "Administrators", "Windows 2000 Professional", "STATUS_ACCESS_DENIED");
    }

    @ParameterizedTest
    @CsvSource({
        "XP_PROFESSIONAL,     AutoShareWks=0",
        "WINDOWS_2000_SERVER, AutoShareServer=0",
    })
    void the_value_that_keeps_them_from_existing_is_told(Edition edition, String value) {
        TestLab lab = TestLab.of(edition);
        LabClient client = user(lab, "alice", "secret");
        lab.host().changePolicy(Policy.AUTO_SHARE_WKS, "0");

        client.connectTree("C$");
        client.connectTree("D$");

        assertRefusal(lab, "administrative shares", value, "STATUS_BAD_NETWORK_NAME");
    }

    @Test
    void a_change_makes_them_unknown_at_once_and_leaves_what_is_connected() {
        TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
        LabClient client = user(lab, "alice", "secret");
        client.connectTree("C$");
        Share connected = lab.host().shares().find("C$").orElseThrow();

        lab.host().changePolicy(Policy.AUTO_SHARE_WKS, "0");

        assertThat(connected.uses()).isEqualTo(1);
        assertThat(client.disconnectTree().statusText()).isEqualTo("SUCCESS");
        assertThat(client.connectTree("C$").statusText()).isEqualTo("BAD_NETWORK_NAME");
        assertThat(connected.uses()).isZero();
        lab.host().changePolicy(Policy.AUTO_SHARE_WKS, "1");
        assertThat(client.connectTree("C$").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void the_old_tree_connect_knows_them_too() {
        TestLab lab = TestLab.of(Edition.NT4_WORKSTATION);

        Answer administrator = user(lab, "alice", "secret").connectCoreTree("ADMIN$", "", "A:");
        Answer other = user(lab, "bob", "hidden").connectCoreTree("ADMIN$", "", "A:");

        assertThat(administrator.statusText()).isEqualTo("SUCCESS");
        assertThat(other.statusText()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void the_answer_names_service_and_file_system_of_a_disk() {
        TestLab lab = TestLab.of(Edition.NT4_WORKSTATION);

        Answer answer = user(lab, "alice", "secret").connectTree("C$");

        // The service is single-byte and ends at an odd place: the Unicode string is aligned by its zero.
        byte[] service = "A:\0".getBytes(StandardCharsets.US_ASCII);
        byte[] fileSystem = "NTFS\0".getBytes(StandardCharsets.UTF_16LE);
        assertThat(answer.data()).startsWith(service).endsWith(fileSystem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\boot.ini", "\\spoolss"})
    void they_have_no_files_and_no_pipes(String name) {
        LabClient client = user(TestLab.of(Edition.NT4_WORKSTATION), "alice", "secret");
        client.connectTree("C$");

        assertThat(client.openPipe(name).has(NtStatus.ACCESS_DENIED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NT4_SERVER,               C:\\WINNT",
        "WINDOWS_2000_PROFESSIONAL, C:\\WINNT",
        "XP_HOME,                  C:\\WINDOWS",
    })
    void admin_is_the_directory_of_windows(Edition edition, String directory) {
        TestLab lab = TestLab.of(edition);

        assertThat(lab.host().shares().find("admin$")).map(Share::resource).contains(directory);
        assertThat(lab.host().shares().find("C$")).map(Share::resource).contains("C:\\");
    }

    private static TestLab lab(PolicySettings settings) {
        return TestLab.of(settings.edition(), lab -> lab.withPolicies(settings));
    }

    private static LabClient user(TestLab lab, String user, String password) {
        LabClient client = lab.connect();
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), CHALLENGE_SIZE);
        assertThat(client.setUpUser(user, password, challenge).statusText()).isEqualTo("SUCCESS");
        return client;
    }

    private static LabClient nobody(TestLab lab) {
        LabClient client = lab.connect().negotiated();
        assertThat(client.setUpAnonymous().statusText()).isEqualTo("SUCCESS");
        return client;
    }

    private static boolean exist(PolicySettings settings) throws IOException {
        return line(settings).outcome(settings).equals("yes");
    }

    private static String expected(PolicySettings settings, String whereTheyExist) throws IOException {
        return exist(settings) ? whereTheyExist : line(settings).status().name();
    }

    private static PolicyMatrix.Line line(PolicySettings settings) throws IOException {
        return PolicyMatrix.read().find(Gate.ADMINISTRATIVE_SHARES.displayName(), settings, PolicyMatrix.UNLISTED);
    }

    private static void assertRefusal(TestLab lab, String gate, String policy, String status) {
        assertThat(lab.events(LabEvent.AccessRefused.class)).singleElement().satisfies(event -> {
            assertThat(event.object()).isEqualTo("C$");
            assertThat(event.gate()).isEqualTo(gate);
            assertThat(event.policy()).isEqualTo(policy);
            assertThat(event.status()).isEqualTo(status);
            assertThat(event.rule()).isNotEmpty();
        });
    }
}

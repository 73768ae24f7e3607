package io.nethood.server.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.event.LabEvent;
import io.nethood.server.LabServer;
import io.nethood.server.TestLab;
import io.nethood.server.json.Json;
import io.nethood.server.listing.HostListing;
import io.nethood.smb.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ControlApiTest {
    private final AtomicInteger stops = new AtomicInteger();
    private volatile boolean ready = true;
    private LabServer server;
    private TestLab lab;
    private ControlApi api;

    @BeforeEach
    void start() throws Exception {
        server = LabServer.start(TestLab.config().build());
        lab = new TestLab(server);
        HostListing summary =
                new HostListing("LAB", "WORKGROUP", "xp-professional", 10, 0, "127.0.0.1:1", null, 42, "1", 7);
        api = new ControlApi(new Lab(
                server.host(),
                summary,
                server.config().listening(),
                server.events(),
                server.shares(),
                () -> ready,
                stops::incrementAndGet));
    }

    @AfterEach
    void stop() {
        lab.leave();
        server.close();
    }

    @Test
    void sessions_are_the_true_books() throws IOException {
        lab.nullSession("PC07");
        lab.holdPipe("PC07", "spoolss");

        JsonNode sessions = Json.parse(good("GET", "/api/sessions", ""));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(1).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "host",
                        "computer",
                        "user",
                        "kind",
                        "counts",
                        "key",
                        "ageSeconds",
                        "idleSeconds",
                        "opens",
                        "clientType",
                        "transport",
                        "keptBy");
        assertThat(sessions.get(1).path("user").isNull()).isTrue();
        assertThat(sessions.get(1).path("kind").asText()).isEqualTo("null");
        assertThat(sessions.get(1).path("keptBy").asText()).isEqualTo("\\PIPE\\spoolss");
    }

    @Test
    void net_session_shows_all_null_sessions_of_a_computer_as_one() throws IOException {
        lab.nullSession("PC07");
        lab.nullSession("PC07");

        JsonNode sessions = Json.parse(good("GET", "/api/net/session", ""));

        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).fieldNames())
                .toIterable()
                .containsExactly("computer", "user", "clientType", "opens", "idleSeconds");
    }

    @Test
    void the_sessions_of_one_computer_tell_where_its_opens_are() throws IOException {
        lab.holdPipe("PC07", "spoolss");
        lab.holdPipe("PC07", "spoolss");

        JsonNode sessions = Json.parse(good("GET", "/api/net/session/pc07", ""));

        assertThat(sessions.get(0).path("shares").toString())
                .isEqualTo("[{\"name\":\"IPC$\",\"type\":\"IPC\",\"opens\":2}]");
    }

    @Test
    void a_computer_without_a_session_is_error_2312() throws IOException {
        assertThat(refused(404, "GET", "/api/net/session/NOBODY", "")
                        .path("error")
                        .asInt())
                .isEqualTo(2312);
        assertThat(refused(404, "DELETE", "/api/sessions/NOBODY", "")
                        .path("error")
                        .asInt())
                .isEqualTo(2312);
    }

    @Test
    void deleting_the_sessions_of_a_computer_frees_their_slots() throws IOException {
        for (int i = 0; i < 10; i++) {
            lab.nullSession(i < 6 ? "PC07" : "PC08");
        }

        assertThat(good("DELETE", "/api/sessions/pc07", "")).isEqualTo("{\"ended\":6}");
        assertThat(Json.parse(good("GET", "/api/host", "")).path("counted").asInt())
                .isEqualTo(4);
    }

    @Test
    void one_user_of_a_computer_can_be_deleted() {
        lab.nullSession("PC07");
        lab.userSession("PC07", "alice");

        assertThat(good("DELETE", "/api/sessions/PC07?user=alice", "")).isEqualTo("{\"ended\":1}");
        assertThat(good("DELETE", "/api/sessions/PC07?user=", "")).isEqualTo("{\"ended\":1}");
    }

    @Test
    void all_sessions_can_be_deleted_even_when_there_are_none() {
        assertThat(good("DELETE", "/api/sessions", "")).isEqualTo("{\"ended\":0}");
    }

    @Test
    void a_file_can_be_closed_by_its_id() throws IOException {
        long id = lab.holdPipe("PC07", "spoolss");

        JsonNode file = Json.parse(good("GET", "/api/files/" + id, ""));
        assertThat(file.toString())
                .isEqualTo("{\"id\":" + id + ",\"path\":\"\\\\PIPE\\\\spoolss\",\"user\":null,\"computer\":\"PC07\","
                        + "\"locks\":0,\"permissions\":\"RW\",\"share\":\"IPC$\",\"shareMode\":null,\"oplock\":null}");

        good("POST", "/api/files/" + id + "/close", "");
        assertThat(good("GET", "/api/files", "")).isEqualTo("[]");
    }

    @Test
    void a_file_that_is_not_there_is_error_2314() throws IOException {
        assertThat(refused(404, "GET", "/api/files/9", "").path("error").asInt())
                .isEqualTo(2314);
        assertThat(refused(404, "POST", "/api/files/x/close", "").path("error").asInt())
                .isEqualTo(2314);
    }

    @Test
    void shares_are_listed_with_their_uses() throws IOException {
        JsonNode shares = Json.parse(good("GET", "/api/shares", ""));

        assertThat(shares)
                .extracting(share -> share.path("name").asText())
                .containsExactly("ADMIN$", "C$", "IPC$", "LABJET", "print$", "PUBLIC");
        assertThat(shares.get(0).toString())
                .isEqualTo("{\"name\":\"ADMIN$\",\"type\":\"disk\",\"resource\":\"C:\\\\WINDOWS\","
                        + "\"comment\":\"Remote Admin\",\"maxUses\":null,\"uses\":0,\"writers\":\"everybody\","
                        + "\"guest\":false,\"users\":[]}");
        assertThat(shares.get(5).path("writers").asText()).isEqualTo("nobody");
        assertThat(shares.get(3).path("writers").isNull()).isTrue();
    }

    @Test
    void a_share_is_made_changed_and_ended() throws IOException {
        good("POST", "/api/shares", "{\"name\":\"New\",\"path\":\"memory:\",\"maxUses\":2,\"writable\":true}");
        JsonNode changed =
                Json.parse(good("PATCH", "/api/shares/NEW", "{\"comment\":\"by the door\",\"maxUses\":null}"));

        assertThat(changed.path("name").asText()).isEqualTo("New");
        assertThat(changed.path("resource").asText()).isEqualTo("C:\\New");
        assertThat(changed.path("comment").asText()).isEqualTo("by the door");
        assertThat(changed.path("maxUses").isNull()).isTrue();
        assertThat(changed.path("writers").asText()).isEqualTo("everybody");
        assertThat(good("DELETE", "/api/shares/new", "")).isEqualTo("{\"deleted\":\"New\"}");
        assertThat(refused(404, "DELETE", "/api/shares/new", "").path("error").asInt())
                .isEqualTo(2310);
        assertThat(server.events().recent())
                .filteredOn(event -> event instanceof LabEvent.ShareAdded || event instanceof LabEvent.ShareDeleted)
                .hasSize(2);
    }

    @Test
    void printers_are_listed_and_what_does_not_exist_is_told_by_its_own_error() throws IOException {
        assertThat(Json.parse(good("GET", "/api/printers", "")).findValuesAsText("name"))
                .containsExactly("LABJET");
        assertThat(Json.parse(good("GET", "/api/printers/labjet", ""))
                        .path("jobs")
                        .isEmpty())
                .isTrue();
        assertThat(refused(404, "GET", "/api/printers/none", "").path("error").asInt())
                .isEqualTo(2150);
        assertThat(refused(404, "DELETE", "/api/jobs/9", "").path("error").asInt())
                .isEqualTo(2151);
        assertThat(refused(404, "POST", "/api/jobs/x/hold", "").path("error").asInt())
                .isEqualTo(2151);
    }

    @Test
    void a_share_that_cannot_be_is_refused_in_one_line() throws IOException {
        assertThat(refused(409, "POST", "/api/shares", "{\"name\":\"public\",\"path\":\"memory:\"}")
                        .path("error")
                        .asInt())
                .isEqualTo(2118);
        assertThat(refused(409, "DELETE", "/api/shares/IPC$", "").path("error").asInt())
                .isEqualTo(5);
        assertThat(message(400, "POST", "/api/shares", "{\"name\":\"a\",\"path\":\"/no/such\"}"))
                .isEqualTo("share a: /no/such does not exist: create it, or name another directory");
        assertThat(message(400, "POST", "/api/shares", "{\"name\":\"a\",\"path\":\"memory:\",\"max-uses\":1}"))
                .isEqualTo("share: unknown key: max-uses (did you mean maxUses?)");
        assertThat(message(400, "POST", "/api/shares", "{\"name\":\"a\",\"path\":\"memory:\",\"users\":[\"bob\"]}"))
                .startsWith("share a: unknown user: bob");
        assertThat(message(400, "PATCH", "/api/shares/PUBLIC", "{\"maxUses\":0}"))
                .isEqualTo("maxUses: 0 (expected: a number from 1 up, or null for no limit)");
    }

    @Test
    void settings_change_while_the_server_runs() {
        good("PATCH", "/api/config", "{\"autodisconnect\":-1,\"comment\":\"by the door\",\"hidden\":true}");

        assertThat(server.host().settings().autodisconnectMinutes()).isEqualTo(-1);
        assertThat(server.host().settings().comment()).isEqualTo("by the door");
        assertThat(server.host().settings().hidden()).isTrue();
    }

    @Test
    void a_wrong_setting_changes_nothing_and_says_what_was_expected() throws IOException {
        assertThat(message(400, "PATCH", "/api/config", "{\"comment\":\"x\",\"autodisconnect\":99999}"))
                .isEqualTo("autodisconnect: 99999 (expected: -1..65535 minutes)");
        assertThat(message(400, "PATCH", "/api/config", "{\"hiden\":true}"))
                .isEqualTo("unknown key: hiden (did you mean hidden?)");
        assertThat(message(400, "PATCH", "/api/config", "")).startsWith("body: MISSING (expected: a JSON object)");
        assertThat(message(400, "PATCH", "/api/config", "{")).isEqualTo("the body is not JSON");
        assertThat(server.host().settings().comment()).isEmpty();
    }

    @Test
    void events_are_named_in_a_list() throws IOException {
        lab.nullSession("PC07");

        JsonNode events = Json.parse(good("GET", "/api/events?last=1", ""));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("event").asText()).isEqualTo("SessionAdmitted");
    }

    @Test
    void a_wrong_number_of_events_is_refused() throws IOException {
        assertThat(message(400, "GET", "/api/events?last=-1", "")).isEqualTo("last: -1 (expected: 0 or more events)");
    }

    @Test
    void the_explanation_names_who_was_refused() throws IOException {
        for (int i = 0; i < 11; i++) {
            lab.nullSession("PC07");
        }

        JsonNode explanation = Json.parse(good("GET", "/api/explain", ""));

        assertThat(explanation.path("counted").asInt()).isEqualTo(10);
        assertThat(explanation.path("shown").asInt()).isEqualTo(1);
        assertThat(explanation.path("holders")).hasSize(10);
        assertThat(explanation.path("refused")).hasSize(1);
        assertThat(explanation.path("remedies")).isNotEmpty();
    }

    @Test
    void policies_are_listed_under_their_registry_names() throws IOException {
        JsonNode policies = Json.parse(good("GET", "/api/policy", ""));

        assertThat(policies).hasSize(Policy.values().length);
        assertThat(policies.get(0).toString())
                .isEqualTo("{\"name\":\"RestrictAnonymous\",\"option\":\"restrict-anonymous\","
                        + "\"key\":\"HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\Control\\\\LSA\",\"type\":\"REG_DWORD\","
                        + "\"available\":true,\"value\":0,\"defaultValue\":0,\"changed\":false,\"expected\":\"0..1\","
                        + "\"windowsNeedsRestart\":true,"
                        + "\"rules\":\"what a NULL session may list and, at 2, whether it reaches IPC$\"}");
        assertThat(Json.parse(good("GET", "/api/policy/nullsessionpipes", "")).path("value"))
                .hasSize(5);
    }

    @Test
    void a_policy_of_the_running_host_is_changed_and_told() throws IOException {
        JsonNode changed = Json.parse(good("PUT", "/api/policy/RESTRICTANONYMOUS", "{\"value\":1}"));
        JsonNode list = Json.parse(good("PUT", "/api/policy/NullSessionPipes", "{\"value\":[\"SRVSVC\",\"spoolss\"]}"));
        good("PUT", "/api/policy/restrict-anonymous", "{\"value\":\"1\"}");

        assertThat(changed.path("policy").path("changed").asBoolean()).isTrue();
        assertThat(changed.path("before").asInt()).isZero();
        assertThat(list.path("policy").path("value").toString()).isEqualTo("[\"spoolss\",\"srvsvc\"]");
        assertThat(list.path("policy").path("windowsNeedsRestart").asBoolean()).isFalse();
        assertThat(server.host().settings().policies().number(Policy.RESTRICT_ANONYMOUS))
                .isEqualTo(1);
        assertThat(server.events().recent())
                .filteredOn(LabEvent.PolicyChanged.class::isInstance)
                .map(LabEvent.PolicyChanged.class::cast)
                .extracting(LabEvent.PolicyChanged::policy, LabEvent.PolicyChanged::after)
                .containsExactly(tuple("RestrictAnonymous", "1"), tuple("NullSessionPipes", "spoolss,srvsvc"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            RestrictAnonimous  ~ 1    ~ unknown policy: RestrictAnonimous (did you mean RestrictAnonymous?)
            RestrictAnonymous  ~ 2    ~ RestrictAnonymous: 2 (expected: 0..1 for Windows XP Professional)
            RestrictAnonymous  ~ true ~ value: true (expected: a number, names, or text)
            """)
    void a_wrong_policy_is_refused(String name, String value, String message) throws IOException {
        assertThat(message(400, "PUT", "/api/policy/" + name, "{\"value\":" + value + "}"))
                .isEqualTo(message);
        assertThat(server.host().settings().policies().number(Policy.RESTRICT_ANONYMOUS))
                .isZero();
    }

    @Test
    void metrics_have_prometheus_text_format() {
        lab.nullSession("PC07");

        assertThat(good("GET", "/metrics", ""))
                .contains(
                        "# TYPE nethood_sessions_counted gauge\nnethood_sessions_counted{host=\"LAB\"} 1\n",
                        "# TYPE nethood_sessions_admitted_total counter\n");
    }

    @Test
    void health_tells_life_from_readiness() {
        assertThat(good("GET", "/health/live", "")).isEqualTo("live\n");
        assertThat(good("GET", "/health/ready", "")).isEqualTo("ready\n");
        ready = false;
        assertThat(((Answer.Body) api.answer("GET", "/health/ready", "")).status())
                .isEqualTo(503);
    }

    @Test
    void stop_begins_the_end_once() {
        assertThat(good("POST", "/api/stop", "")).isEqualTo("{\"stopping\":\"LAB\"}");
        assertThat(stops).hasValue(1);
    }

    @Test
    void an_unknown_route_is_404_and_a_wrong_method_is_405() throws IOException {
        assertThat(message(404, "GET", "/api/nothing", "")).isEqualTo("no such route: GET /api/nothing");
        assertThat(message(405, "POST", "/api/sessions", "")).isEqualTo("/api/sessions answers GET, DELETE");
    }

    @Test
    void a_broken_escape_is_refused() throws IOException {
        assertThat(message(400, "GET", "/api/net/session/%zz", "")).startsWith("the address is not well formed");
    }

    @Test
    void each_route_answers_json_or_text() {
        assertThat(api.routes())
                .filteredOn(
                        route -> route.method().equals("GET") && !route.path().contains("{"))
                .allSatisfy(route -> assertThat(api.answer("GET", route.path(), ""))
                        .isInstanceOfSatisfying(
                                Answer.Body.class,
                                body -> assertThat(body.status()).isEqualTo(200)));
    }

    @Test
    void each_route_is_documented() throws IOException {
        String text = Files.readString(Path.of("../docs/control-api.md"));

        assertThat(api.routes())
                .allSatisfy(route -> assertThat(text).contains("`" + route.method() + " " + route.path()));
    }

    private String good(String method, String uri, String body) {
        Answer.Body answer = (Answer.Body) api.answer(method, uri, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode refused(int status, String method, String uri, String body) throws IOException {
        Answer.Body answer = (Answer.Body) api.answer(method, uri, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return Json.parse(answer.body());
    }

    private String message(int status, String method, String uri, String body) throws IOException {
        return refused(status, method, uri, body).path("message").asText();
    }
}

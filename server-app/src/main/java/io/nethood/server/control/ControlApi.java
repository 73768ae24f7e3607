package io.nethood.server.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import io.nethood.server.config.ConfigException;
import io.nethood.server.json.Json;
import io.nethood.server.listing.HostListing;
import io.nethood.server.listing.VersionListing;
import io.nethood.server.listing.WindowsSessionDetail;
import io.nethood.smb.wire.Win32Error;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;

/** The routes of the control API, in one table; {@code docs/control-api.md} lists the same. Safe for any number of threads. */
public final class ControlApi {
    private static final String JSON_DIFFERS = "the body is not JSON";

    private final Lab lab;
    private final List<Route> routes;

    public ControlApi(Lab lab) {
        this.lab = lab;
        PolicyRoutes policies = new PolicyRoutes(lab.host());
        ShareRoutes shares = new ShareRoutes(lab);
        List<Route> own = List.of(
                get("/api/version", "which NetHood this is", request -> Answer.json(VersionListing.here())),
                get("/api/host", "the running server in short", request -> Answer.json(host())),
                get(
                        "/api/sessions",
                        "the true books: every session",
                        request -> Answer.json(lab.listings().sessions())),
                new Route("DELETE", "/api/sessions", "ends all sessions", request -> delete(null, request)),
                new Route(
                        "DELETE",
                        "/api/sessions/{computer}",
                        "ends the sessions of a computer",
                        request -> delete(request.path("computer"), request)),
                get(
                        "/api/net/session",
                        "what net session shows",
                        request -> Answer.json(lab.listings().windowsSessions())),
                get("/api/net/session/{computer}", "what net session \\\\computer shows", this::windowsSessionsOf),
                get(
                        "/api/files",
                        "open files and pipes",
                        request -> Answer.json(lab.listings().files())),
                get("/api/files/{id}", "one open file or pipe", this::file),
                new Route("POST", "/api/files/{id}/close", "closes a file or pipe", this::closeFile),
                get(
                        "/api/shares",
                        "shares",
                        request -> Answer.json(lab.listings().shares())),
                new Route("POST", "/api/shares", "shares something more", shares::add),
                new Route("PATCH", "/api/shares/{name}", "changes comment, maxUses", shares::change),
                new Route("DELETE", "/api/shares/{name}", "ends a share and who is connected to it", shares::delete),
                new Route(
                        "POST",
                        "/api/reload",
                        "reads the configuration again",
                        request -> Answer.json(lab.shares().reload())),
                get("/api/config", "what net config server shows", request -> config()),
                new Route("PATCH", "/api/config", "changes autodisconnect, comment, hidden", this::changeConfig),
                get("/api/policy", "the registry values in force", request -> policies.all()),
                get("/api/policy/{name}", "one of them", policies::one),
                new Route("PUT", "/api/policy/{name}", "changes it", policies::change),
                get(
                        "/api/statistics",
                        "what net statistics server shows",
                        request -> Answer.json(lab.listings().statistics())),
                get("/api/events", "the events still in memory, or as they come", this::events),
                get(
                        "/api/explain",
                        "who holds the slots, who was refused, what helps",
                        request -> Answer.json(lab.explanation())),
                new Route("POST", "/api/stop", "begins an orderly end", request -> stop()),
                get(
                        "/metrics",
                        "counters in Prometheus' text format",
                        request -> Answer.text(Metrics.CONTENT_TYPE, Metrics.of(lab))),
                get("/health/live", "200 while the process runs", request -> Answer.text("text/plain", "live\n")),
                get("/health/ready", "200 when everything is bound, else 503", request -> ready()));
        this.routes = Stream.concat(own.stream(), new PrinterRoutes(lab.host()).all().stream())
                .toList();
    }

    private static Route get(String path, String description, Function<ControlRequest, Answer> action) {
        return new Route("GET", path, description, action);
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * Answers one request.
     *
     * @param method of HTTP
     * @param uri path and query as they came
     * @param body as it came, may be empty
     */
    public Answer answer(String method, String uri, String body) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        List<String> allowed = new ArrayList<>();
        try {
            List<String> segments = segments(path);
            for (Route route : routes) {
                Optional<Map<String, String>> names = route.match(segments);
                if (names.isPresent() && route.method().equals(method)) {
                    return route.action().apply(new ControlRequest(names.get(), query(uri), json(body)));
                }
                names.ifPresent(found -> allowed.add(route.method()));
            }
        } catch (ConfigException wrong) {
            return Answer.problem(400, String.valueOf(wrong.getMessage()));
        } catch (JsonProcessingException wrong) {
            return Answer.problem(400, JSON_DIFFERS);
        } catch (IllegalArgumentException wrong) {
            return Answer.problem(400, "the address is not well formed: " + uri);
        }
        return allowed.isEmpty()
                ? Answer.problem(404, "no such route: " + method + " " + path)
                : Answer.problem(405, path + " answers " + String.join(", ", allowed));
    }

    private static List<String> segments(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return Splitter.on('/')
                .splitToStream(relative)
                // A plus sign is itself in a path; only in a query does it stand for a space.
                .map(segment -> QueryStringDecoder.decodeComponent(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(String uri) {
        Map<String, String> query = new LinkedHashMap<>();
        new QueryStringDecoder(uri).parameters().forEach((name, values) -> query.put(name, values.getLast()));
        return query;
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return body.isBlank() ? MissingNode.getInstance() : Json.parse(body);
    }

    private HostListing host() {
        HostListing summary = lab.summary();
        return summary.withCounted(lab.host().ledger().snapshot().counted());
    }

    private Answer delete(@Nullable String computer, ControlRequest request) {
        int ended = lab.host().deleteSessions(computer, request.query().get("user"));
        record Ended(int ended) {}
        return ended == 0 && computer != null
                ? Answer.notFound(Win32Error.NERR_CLIENT_NAME_NOT_FOUND)
                : Answer.json(new Ended(ended));
    }

    private Answer windowsSessionsOf(ControlRequest request) {
        List<WindowsSessionDetail> found = lab.listings().windowsSessionsOf(request.path("computer"));
        return found.isEmpty() ? Answer.notFound(Win32Error.NERR_CLIENT_NAME_NOT_FOUND) : Answer.json(found);
    }

    private Answer file(ControlRequest request) {
        Long id = Longs.tryParse(request.path("id"));
        return lab.listings().files().stream()
                .filter(file -> id != null && file.id() == id)
                .findFirst()
                .map(Answer::json)
                .orElse(Answer.notFound(Win32Error.NERR_FILE_ID_NOT_FOUND));
    }

    private Answer closeFile(ControlRequest request) {
        Long id = Longs.tryParse(request.path("id"));
        record Closing(long closing) {}
        return id != null && lab.host().opens().close(id)
                ? Answer.json(new Closing(id))
                : Answer.notFound(Win32Error.NERR_FILE_ID_NOT_FOUND);
    }

    private Answer config() {
        return Answer.json(lab.listings().config(lab.listening()));
    }

    private Answer changeConfig(ControlRequest request) {
        lab.host().changeSettings(ConfigChange.apply(lab.host().settings(), request.body()));
        return config();
    }

    private Answer events(ControlRequest request) {
        boolean follow = request.query().getOrDefault("follow", "0").matches("1|true|");
        String last = request.query().get("last");
        Integer back = last == null ? Integer.valueOf(follow ? 0 : Integer.MAX_VALUE) : Ints.tryParse(last);
        if (back == null || back < 0) {
            throw ConfigException.wrong("last", String.valueOf(last), "0 or more events");
        }
        return follow
                ? new Answer.Follow(back)
                : Answer.json(lab.events().recent(back).stream().map(Json::tree).toList());
    }

    private Answer stop() {
        record Stopping(String stopping) {}
        lab.stop().run();
        return Answer.json(new Stopping(lab.host().profile().name()));
    }

    private Answer ready() {
        return lab.ready().getAsBoolean()
                ? Answer.text("text/plain", "ready\n")
                : new Answer.Body(503, "text/plain", "not ready\n");
    }
}

package io.nethood.server.control;

import io.nethood.smb.host.ServerStatistics;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerSnapshot;

/** The numbers of one host in Prometheus' text format, version 0.0.4. */
final class Metrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4";

    private final StringBuilder text = new StringBuilder();
    private final String host;

    private Metrics(String host) {
        this.host = host;
    }

    static String of(Lab lab) {
        Metrics metrics = new Metrics(lab.host().profile().name());
        LedgerSnapshot books = lab.host().ledger().snapshot();
        ServerStatistics.View statistics = lab.host().statistics().view();
        metrics.gauge("nethood_sessions_counted", "Slots of the session limit taken", books.counted());
        metrics.gauge(
                "nethood_sessions_limit",
                "The session limit; -1 for none",
                books.limit() == Edition.UNLIMITED ? -1 : books.limit());
        metrics.gauge(
                "nethood_sessions",
                "Live sessions, counted or not",
                books.sessions().size());
        metrics.gauge(
                "nethood_opens", "Open files and pipes", lab.host().opens().size());
        metrics.counter(
                "nethood_sessions_admitted", "Sessions admitted", books.totals().admitted());
        metrics.counter(
                "nethood_sessions_ended", "Sessions ended", books.totals().ended());
        metrics.counter(
                "nethood_sessions_refused",
                "Clients refused by the limit",
                books.totals().refused());
        metrics.counter("nethood_sessions_timed_out", "Ended by autodisconnect", statistics.sessionsTimedOut());
        metrics.counter("nethood_sent_bytes", "Bytes sent", statistics.bytesSent());
        metrics.counter("nethood_received_bytes", "Bytes received", statistics.bytesReceived());
        metrics.counter("nethood_permission_violations", "Accesses refused", statistics.permissionViolations());
        metrics.counter("nethood_password_violations", "Logons refused", statistics.passwordViolations());
        metrics.counter("nethood_events", "Events since the start", lab.events().total());
        return metrics.text.toString();
    }

    private void gauge(String name, String help, long value) {
        metric(name, "gauge", help, value);
    }

    private void counter(String name, String help, long value) {
        metric(name + "_total", "counter", help, value);
    }

    private void metric(String name, String type, String help, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name)
                .append("{host=\"")
                .append(host)
                .append("\"} ")
                .append(value)
                .append('\n');
    }
}

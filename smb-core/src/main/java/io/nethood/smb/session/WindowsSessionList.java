package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.nethood.event.SessionKind;
import io.nethood.wire.CaseTable;
import org.jspecify.annotations.Nullable;

/**
 * What Windows shows of the books: one row for each computer and user, all NULL sessions of a computer in one row (D1).
 * NetrSessionEnum, NetSessionEnum over RAP and {@code net session} all show this list.
 */
public final class WindowsSessionList {

    /**
     * A row of {@code net session}.
     *
     * @param computer client computer without leading backslashes
     * @param user null for NULL sessions
     * @param guest whether the user was logged on as Guest
     * @param clientType of the oldest session of the row
     * @param opens sum over the row
     * @param ageSeconds of the oldest session of the row
     * @param idleSeconds of the least idle session of the row
     * @param transport of the oldest session of the row
     * @param sessions how many sessions the row hides
     */
    public record Row(
            String computer,
            @Nullable String user,
            boolean guest,
            String clientType,
            int opens,
            double ageSeconds,
            double idleSeconds,
            String transport,
            int sessions) {

        private static Row of(SessionView session) {
            return new Row(
                    session.computer(),
                    session.user(),
                    session.kind() == SessionKind.GUEST,
                    session.clientType(),
                    session.opens(),
                    session.ageSeconds(),
                    session.idleSeconds(),
                    session.transport(),
                    1);
        }

        /** {@code younger} was admitted after everything in this row. */
        private Row with(SessionView younger) {
            return new Row(
                    computer,
                    user,
                    guest,
                    clientType,
                    opens + younger.opens(),
                    ageSeconds,
                    Math.min(idleSeconds, younger.idleSeconds()),
                    transport,
                    sessions + 1);
        }
    }

    private WindowsSessionList() {}

    /** The rows in the order in which their oldest sessions were admitted. */
    public static List<Row> of(LedgerSnapshot books) {
        record Key(String computer, @Nullable String user) {}
        Map<Key, Row> rows = new LinkedHashMap<>();
        for (SessionView session : books.sessions()) {
            String user = session.user();
            Key key = new Key(CaseTable.fold(session.computer()), user == null ? null : CaseTable.fold(user));
            Row row = rows.get(key);
            rows.put(key, row == null ? Row.of(session) : row.with(session));
        }
        return new ArrayList<>(rows.values());
    }
}

package io.nethood.smb.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a ledger told its observer, in order. */
final class Diary implements LedgerObserver {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void admitted(SessionTicket ticket) {
        lines.add("admitted " + ticket.id());
    }

    @Override
    public void refused(LedgerConnection connection, Applicant applicant, int limit) {
        lines.add("refused " + connection.computer() + " at " + limit);
    }

    @Override
    public void ended(SessionTicket ticket, EndCause cause) {
        lines.add("ended " + ticket.id() + " " + cause);
    }
}

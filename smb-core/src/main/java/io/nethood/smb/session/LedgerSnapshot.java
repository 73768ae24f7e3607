package io.nethood.smb.session;

import java.util.List;

/**
 * The books at one moment.
 *
 * @param limit most counted sessions; {@link Edition#UNLIMITED} for none
 * @param counted slots taken
 * @param exempt administrators' sessions beyond the limit
 * @param sessions every live session in order of admission
 * @param totals what happened since the start
 */
public record LedgerSnapshot(int limit, int counted, int exempt, List<SessionView> sessions, Totals totals) {

    /**
     * Sums since the start.
     *
     * @param admitted sessions that came into being, counted or not
     * @param ended sessions that are over
     * @param refused applicants turned away by the limit
     */
    public record Totals(long admitted, long ended, long refused) {}
}

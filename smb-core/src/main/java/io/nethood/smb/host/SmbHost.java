package io.nethood.smb.host;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import io.nethood.event.EventSink;
import io.nethood.event.LabEvent;
import io.nethood.event.SlotHolder;
import io.nethood.smb.auth.LogonResult;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.PolicyValue;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.sam.AccountDatabase;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.session.LedgerObserver;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.SessionLedger;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.share.AdministrativeShare;
import io.nethood.smb.share.PrinterTable;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareTable;
import io.nethood.smb.wire.NtStatus;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * One virtual Windows machine: the books, the tables and the settings that all its connections share.
 *
 * <p>Safe for any number of threads: each part has its own owner, and the settings are replaced whole.
 */
public final class SmbHost {

    /** Time and chance, handed in so that a host runs on sockets or inside a simulation. */
    public record Environment(InstantSource clock, Ticker ticker, RandomGenerator random, EventSink events) {}

    private final HostProfile profile;
    private final AccountDatabase accounts;
    private final Environment environment;
    private final ShareTable shares;
    private final PrinterTable printers;
    private final ServerDirectory directory;
    private final SessionLedger ledger;
    private final OpenTable opens;
    private final ServerStatistics statistics;
    private final Map<Long, ConnectionMailbox> mailboxes = new ConcurrentHashMap<>();
    private final AtomicLong lastConnection = new AtomicLong();
    private final AtomicReference<HostSettings> settings;

    /**
     * @param shares with which it starts; the administrative ones that are not among them are made here, without files
     */
    public SmbHost(
            HostProfile profile,
            HostSettings settings,
            AccountDatabase accounts,
            ShareTable shares,
            PrinterTable printers,
            ServerDirectory directory,
            Environment environment) {
        this.profile = profile;
        this.settings = new AtomicReference<>(settings);
        this.accounts = accounts;
        this.shares = shares.withAdministrative(
                AdministrativeShare.of(profile.edition().family()),
                () -> administrativeShares().passes());
        this.printers = printers;
        this.directory = directory;
        this.environment = environment;
        this.ledger = new SessionLedger(settings.limit(), environment.ticker(), new Bookkeeper());
        this.opens = new OpenTable(environment.ticker());
        this.statistics = new ServerStatistics(environment.clock().instant());
    }

    public HostProfile profile() {
        return profile;
    }

    public HostSettings settings() {
        return settings.get();
    }

    /** Replaces the settings of a running host. The session limit itself is fixed at the start, as in Windows. */
    public void changeSettings(HostSettings changed) {
        if (!changed.limit().equals(settings().limit())) {
            throw new IllegalArgumentException("the session limit of a running host cannot change");
        }
        settings.set(changed);
    }

    /**
     * Changes a registry value of the running host, in force for whatever comes next: what a client has already been given
     * stays with it. Windows reads most of these at its start only ({@link Policy#needsRestart}).
     *
     * @param value a number, or names with commas
     * @return what it held before
     * @throws IllegalArgumentException when the edition has no such value, or it cannot hold this
     */
    public PolicyValue changePolicy(Policy policy, String value) {
        HostSettings before =
                settings.getAndUpdate(now -> now.withPolicies(now.policies().with(policy, value)));
        PolicyValue old = before.policies().value(policy).orElseThrow();
        PolicyValue changed =
                before.policies().with(policy, value).value(policy).orElseThrow();
        if (!changed.equals(old)) {
            emit(new LabEvent.PolicyChanged(
                    environment.clock().instant(),
                    profile.name(),
                    policy.registryName(profile.edition()),
                    old.text(),
                    changed.text()));
        }
        return old;
    }

    /** What samr and lsarpc show. */
    public AccountDatabase accounts() {
        return accounts;
    }

    /** What is shared: the administrative shares are there while AutoShareWks says so. */
    public ShareTable shares() {
        return shares;
    }

    /** Shares something more; false when the name is taken. */
    public boolean addShare(Share share) {
        boolean added = shares.add(share);
        if (added) {
            emit(new LabEvent.ShareAdded(
                    environment.clock().instant(), profile.name(), share.name(), share.resource()));
        }
        return added;
    }

    /**
     * Ends a share: nobody connects to it any more, and whoever is connected loses what he has open in it. What others
     * share and use stays as it is.
     *
     * @return false when there is no such share
     */
    public boolean deleteShare(String name) {
        Optional<Share> removed = shares.remove(name);
        removed.ifPresent(share -> {
            share.retire();
            mailboxes.values().forEach(mailbox -> mailbox.disconnectShare(share));
            emit(new LabEvent.ShareDeleted(
                    environment.clock().instant(), profile.name(), share.name(), share.resource()));
        });
        return removed.isPresent();
    }

    /** Whether C$ and ADMIN$ exist now. */
    public Verdict administrativeShares() {
        return PolicyTable.decide(Gate.ADMINISTRATIVE_SHARES, settings().policies());
    }

    public PrinterTable printers() {
        return printers;
    }

    public ServerDirectory directory() {
        return directory;
    }

    public SessionLedger ledger() {
        return ledger;
    }

    public OpenTable opens() {
        return opens;
    }

    public ServerStatistics statistics() {
        return statistics;
    }

    public Environment environment() {
        return environment;
    }

    public void emit(LabEvent event) {
        environment.events().emit(event);
    }

    /** An id that no connection of this host has had before, 1 and up. */
    public long nextConnectionId() {
        return lastConnection.incrementAndGet();
    }

    public void register(long connectionId, ConnectionMailbox mailbox) {
        mailboxes.put(connectionId, mailbox);
    }

    public void unregister(long connectionId) {
        mailboxes.remove(connectionId);
    }

    /**
     * {@code net session /delete}: ends the sessions in the books at once, so that the next client finds their slots free,
     * and lets their connections release the rest.
     *
     * @param computer null for every computer
     * @param user null for every user; empty for NULL sessions
     * @return how many sessions ended
     */
    public int deleteSessions(@Nullable String computer, @Nullable String user) {
        List<SessionTicket> ended = ledger.endAll(computer, user, EndCause.DELETED);
        ended.stream()
                .map(ticket -> ticket.connection().id())
                .distinct()
                .map(mailboxes::get)
                .forEach(mailbox -> {
                    if (mailbox != null) {
                        mailbox.releaseEndedSessions(EndCause.DELETED);
                    }
                });
        return ended.size();
    }

    /** Hangs up every other connection of the client behind {@code newcomer}; their slots are free on return. */
    public void disconnectOthers(LedgerConnection newcomer) {
        for (LedgerConnection other : ledger.connectionsOf(newcomer.computer())) {
            if (other.id() != newcomer.id()) {
                other.close(EndCause.NEW_VIRTUAL_CIRCUIT);
                ConnectionMailbox mailbox = mailboxes.get(other.id());
                if (mailbox != null) {
                    mailbox.disconnect(EndCause.NEW_VIRTUAL_CIRCUIT);
                }
            }
        }
    }

    /** Hangs up every connection; to be called when no new ones come. */
    public void disconnectAll(EndCause cause) {
        mailboxes.values().forEach(mailbox -> mailbox.disconnect(cause));
    }

    /** Who holds the slots now, oldest first, and what keeps each from going away. */
    public List<SlotHolder> holders() {
        LedgerSnapshot books = ledger.snapshot();
        Map<Long, String> keptBy = opens.keptBy();
        return books.sessions().stream()
                .filter(SessionView::counts)
                .map(session -> holder(session, keptBy.get(session.id())))
                .toList();
    }

    private static SlotHolder holder(SessionView session, @Nullable String keptBy) {
        return new SlotHolder(
                session.id(),
                session.computer(),
                session.user(),
                session.kind(),
                session.ageSeconds(),
                session.idleSeconds(),
                session.opens(),
                keptBy);
    }

    /**
     * Counts and tells of a logon that failed.
     *
     * @param client its computer
     */
    public void logonRefused(String client, LogonResult.Refused refused) {
        statistics.passwordViolation();
        emit(new LabEvent.LogonRefused(
                environment.clock().instant(),
                profile.name(),
                client,
                refused.user(),
                refused.status().documentName(),
                refused.reason().gate(),
                refused.reason().policy(),
                refused.reason().rule()));
    }

    /**
     * Tells of a gate that said no.
     *
     * @param user null for a NULL session
     * @param object what the client wanted, such as a share, a pipe or a call
     */
    public void accessRefused(Verdict.Denied denied, String computer, @Nullable String user, String object) {
        emit(new LabEvent.AccessRefused(
                environment.clock().instant(),
                profile.name(),
                computer,
                user,
                denied.gate().displayName(),
                object,
                denied.policy(),
                denied.status().documentName(),
                denied.rule()));
    }

    /**
     * Tells of a share that is not granted to a client.
     *
     * @param user null for a NULL session
     */
    public void shareRefused(Share share, String computer, @Nullable String user, String rule) {
        emit(new LabEvent.AccessRefused(
                environment.clock().instant(),
                profile.name(),
                computer,
                user,
                "share permissions",
                share.name(),
                "permissions of " + share.name(),
                NtStatus.ACCESS_DENIED.documentName(),
                rule));
    }

    /** Turns entries in the books into events and counters. */
    private final class Bookkeeper implements LedgerObserver {
        @Override
        public void admitted(SessionTicket ticket) {
            statistics.sessionAccepted();
            emit(new LabEvent.SessionAdmitted(
                    environment.clock().instant(),
                    profile.name(),
                    ticket.id(),
                    ticket.computer(),
                    ticket.account(),
                    ticket.kind(),
                    ticket.counted(),
                    ticket.rule()));
        }

        @Override
        public void refused(LedgerConnection connection, Applicant applicant, int limit) {
            emit(new LabEvent.SessionRefused(
                    environment.clock().instant(),
                    profile.name(),
                    connection.computer(),
                    applicant.account(),
                    applicant.kind(),
                    NtStatus.REQUEST_NOT_ACCEPTED.documentName(),
                    limit,
                    "the limit of " + limit + " inbound sessions is reached",
                    holders()));
        }

        @Override
        public void ended(SessionTicket ticket, EndCause cause) {
            if (cause == EndCause.AUTODISCONNECT) {
                statistics.sessionTimedOut();
            }
            emit(new LabEvent.SessionEnded(
                    environment.clock().instant(),
                    profile.name(),
                    ticket.id(),
                    ticket.computer(),
                    ticket.account(),
                    ticket.kind(),
                    cause.text(),
                    ticket.ageSeconds()));
        }
    }
}

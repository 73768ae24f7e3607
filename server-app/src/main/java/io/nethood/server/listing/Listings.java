package io.nethood.server.listing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.nethood.server.config.Listening;
import io.nethood.server.listing.WindowsSessionDetail.OpenShare;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.host.ServerStatistics;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.session.WindowsSessionList;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import io.nethood.smb.share.ShareType;
import org.jspecify.annotations.Nullable;

/** Takes listings from a running host. Each call looks once; nobody is stopped. */
public final class Listings {
    private static final int KILOBYTE = 1024;

    /** Letters of PERM_FILE_* from the lowest bit up, [MS-SRVS] 2.2.4.6. */
    private static final String PERMISSION_LETTERS = "RWCXDAP";

    private final SmbHost host;

    public Listings(SmbHost host) {
        this.host = host;
    }

    /** The true books, oldest session first. */
    public List<SessionListing> sessions() {
        Map<Long, String> keptBy = host.opens().keptBy();
        return host.ledger().snapshot().sessions().stream()
                .map(session -> new SessionListing(
                        session.id(),
                        host.profile().name(),
                        session.computer(),
                        session.user(),
                        session.kind(),
                        session.counts(),
                        session.key(),
                        session.ageSeconds(),
                        session.idleSeconds(),
                        session.opens(),
                        session.clientType(),
                        session.transport(),
                        keptBy.get(session.id())))
                .toList();
    }

    /** What {@code net session} shows. */
    public List<WindowsSession> windowsSessions() {
        return WindowsSessionList.of(host.ledger().snapshot()).stream()
                .map(row -> new WindowsSession(
                        row.computer(), row.user(), row.clientType(), row.opens(), row.idleSeconds()))
                .toList();
    }

    /** What {@code net session \\computer} shows; empty when it has no session. */
    public List<WindowsSessionDetail> windowsSessionsOf(String computer) {
        LedgerSnapshot books = host.ledger().snapshot();
        Map<Long, List<OpenView>> opens = opensBySession();
        List<WindowsSessionDetail> details = new ArrayList<>();
        for (WindowsSessionList.Row row : WindowsSessionList.of(books)) {
            if (row.computer().equalsIgnoreCase(computer)) {
                details.add(new WindowsSessionDetail(
                        row.computer(),
                        row.user(),
                        row.guest(),
                        row.clientType(),
                        row.ageSeconds(),
                        row.idleSeconds(),
                        openShares(row, books, opens)));
            }
        }
        return details;
    }

    /** How many opens there are in each share, in the order of the shares. */
    private static List<OpenShare> openShares(
            WindowsSessionList.Row row, LedgerSnapshot books, Map<Long, List<OpenView>> opens) {
        Map<String, List<OpenView>> byShare = books.sessions().stream()
                .filter(session -> session.computer().equalsIgnoreCase(row.computer()) && sameUser(session, row.user()))
                .flatMap(session -> opens.getOrDefault(session.id(), List.of()).stream())
                .collect(Collectors.groupingBy(OpenView::share, TreeMap::new, Collectors.toList()));
        return byShare.entrySet().stream()
                .map(share -> new OpenShare(
                        share.getKey(),
                        share.getValue().getFirst().shareType().columnText(),
                        share.getValue().size()))
                .toList();
    }

    private static boolean sameUser(SessionView session, @Nullable String user) {
        String name = session.user();
        return (name == null || user == null) ? Objects.equals(name, user) : name.equalsIgnoreCase(user);
    }

    public List<FileListing> files() {
        return host.opens().all().stream()
                .map(open -> new FileListing(
                        open.id(),
                        open.path(),
                        open.user(),
                        open.computer(),
                        open.locks(),
                        permissions(open.permissions()),
                        open.share(),
                        open.shareMode(),
                        open.oplock()))
                .toList();
    }

    private static String permissions(int bits) {
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < PERMISSION_LETTERS.length(); bit++) {
            if ((bits & 1 << bit) != 0) {
                letters.append(PERMISSION_LETTERS.charAt(bit));
            }
        }
        return letters.toString();
    }

    public List<ShareListing> shares() {
        return host.shares().all().stream().map(Listings::of).toList();
    }

    public static ShareListing of(Share share) {
        SharePermissions permissions = share.permissions();
        boolean disk = share.type() == ShareType.DISK;
        return new ShareListing(
                share.name(),
                share.type().name().toLowerCase(Locale.ROOT),
                share.resource(),
                share.comment(),
                share.maxUses() == Share.UNLIMITED_USES ? null : share.maxUses(),
                share.uses(),
                disk ? permissions.writers().name().toLowerCase(Locale.ROOT) : null,
                permissions.guests() && !share.administrative(),
                permissions.users());
    }

    public ConfigListing config(Listening listening) {
        HostSettings settings = host.settings();
        Edition edition = host.profile().edition();
        return new ConfigListing(
                host.profile().name(),
                settings.comment(),
                host.profile().workgroup(),
                edition.commandLineName(),
                edition.family().softwareVersion(),
                transports(listening),
                settings.hidden(),
                limit(settings.limit().limit()),
                edition.family().openFilesPerSession(),
                settings.autodisconnectMinutes(),
                settings.policies().value(Policy.RESTRICT_ANONYMOUS).isPresent()
                        ? Integer.valueOf(settings.policies().number(Policy.RESTRICT_ANONYMOUS))
                        : null,
                settings.policies().names(Policy.NULL_SESSION_PIPES).stream()
                        .sorted()
                        .toList(),
                settings.nullSessionLife().toMillis() / 1e3);
    }

    /** As "Server is active on" names them. A virtual machine has no network card, so its address is all zeros. */
    private List<String> transports(Listening listening) {
        List<String> transports = new ArrayList<>();
        if (listening.smbPort().isPresent()) {
            transports.add("NetbiosSmb (000000000000)");
        }
        if (listening.nbssPort().isPresent()) {
            UUID adapter = UUID.nameUUIDFromBytes(host.profile().name().getBytes(StandardCharsets.US_ASCII));
            transports.add("NetBT_Tcpip_{" + adapter.toString().toUpperCase(Locale.ROOT) + "} (000000000000)");
        }
        return transports;
    }

    public StatisticsListing statistics() {
        ServerStatistics.View view = host.statistics().view();
        return new StatisticsListing(
                host.profile().name(),
                view.since(),
                view.sessionsAccepted(),
                view.sessionsTimedOut(),
                view.sessionsErroredOut(),
                view.bytesSent() / KILOBYTE,
                view.bytesReceived() / KILOBYTE,
                view.permissionViolations(),
                view.passwordViolations(),
                view.filesAccessed());
    }

    /** A limit as it is listed: null for none. */
    public static @Nullable Integer limit(int limit) {
        return limit == Edition.UNLIMITED ? null : limit;
    }

    private Map<Long, List<OpenView>> opensBySession() {
        return host.opens().all().stream().collect(Collectors.groupingBy(OpenView::session));
    }
}

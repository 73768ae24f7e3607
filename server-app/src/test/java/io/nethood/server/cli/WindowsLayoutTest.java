package io.nethood.server.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.server.GoldenText;
import io.nethood.server.listing.ConfigListing;
import io.nethood.server.listing.FileListing;
import io.nethood.server.listing.PrinterListing;
import io.nethood.server.listing.PrinterListing.JobListing;
import io.nethood.server.listing.SessionListing;
import io.nethood.server.listing.ShareListing;
import io.nethood.server.listing.StatisticsListing;
import io.nethood.server.listing.WindowsSession;
import io.nethood.server.listing.WindowsSessionDetail;
import io.nethood.server.listing.WindowsSessionDetail.OpenShare;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample rows are those of the Windows XP command-line reference and of KB165815. */
class WindowsLayoutTest {
    @Test
    void net_session() throws IOException {
        GoldenText.check(
                "net-session.txt",
                WindowsLayout.sessions(List.of(
                        new WindowsSession("BASSETT", "CHRISDR", "Windows 2000", 1, 13),
                        new WindowsSession("SHARONCA", "Administrator", "DOS LM 2.1", 0, 3913),
                        new WindowsSession("PC07", null, "Windows 2000", 1, 41.9))));
    }

    @Test
    void net_session_of_one_computer() throws IOException {
        GoldenText.check(
                "net-session-computer.txt",
                WindowsLayout.sessionsOf(List.of(new WindowsSessionDetail(
                        "BASSETT",
                        "CHRISDR",
                        false,
                        "Windows 2000 2195",
                        721,
                        13,
                        List.of(new OpenShare("PUB", "Disk", 1), new OpenShare("IPC$", "IPC", 0))))));
    }

    @Test
    void net_print() throws IOException {
        Instant submitted = Instant.parse("2001-10-25T12:00:00Z");
        GoldenText.check(
                "net-print.txt",
                PrintLayout.printers(
                        "PRODUCTION",
                        List.of(
                                new PrinterListing(
                                        "LASER",
                                        "",
                                        "HP LaserJet 4",
                                        "LPT1:",
                                        false,
                                        List.of(
                                                new JobListing(
                                                        5, "letter", "CHRISDR", "PC1", 4711, submitted, "printing"),
                                                new JobListing(6, "report", "CHRISDR", "PC1", 12, submitted, "queued"),
                                                new JobListing(7, "list", "", "PC2", 0, submitted, "spooling"))),
                                new PrinterListing("DOTS", "", "Epson", "LPT2:", true, List.of()))));
    }

    @Test
    void net_file() throws IOException {
        GoldenText.check(
                "net-file.txt",
                WindowsLayout.files(List.of(
                        new FileListing(25, "C:\\acadflat", "user1", "PC01", 0, "R", "IPC$", null, null),
                        new FileListing(412, "\\PIPE\\spoolss", null, "PC07", 0, "RW", "IPC$", null, null))));
    }

    @Test
    void net_file_of_one_id() throws IOException {
        GoldenText.check(
                "net-file-id.txt",
                WindowsLayout.file(new FileListing(412, "\\PIPE\\spoolss", null, "PC07", 0, "RW", "IPC$", null, null)));
    }

    @Test
    void net_share() throws IOException {
        GoldenText.check(
                "net-share.txt",
                WindowsLayout.shares(List.of(
                        new ShareListing("C$", "disk", "C:\\", "Default share", null, 0, null, true, List.of()),
                        new ShareListing("IPC$", "ipc", "", "Remote IPC", null, 2, null, true, List.of()),
                        new ShareListing("HPLJ", "printer", "LPT1:", "HP LaserJet", null, 0, null, true, List.of()),
                        new ShareListing("A LONG SHARE NAME", "disk", "C:\\pub", "long", 5, 0, null, true, List.of()),
                        new ShareListing(
                                "DEEP",
                                "disk",
                                "C:\\a\\very\\long\\path\\to\\a\\directory",
                                "deep",
                                5,
                                0,
                                null,
                                true,
                                List.of()))));
    }

    @Test
    void net_share_of_one_name() throws IOException {
        GoldenText.check(
                "net-share-name.txt",
                WindowsLayout.shareDetails(
                        new ShareListing("HPLJ", "printer", "LPT1:", "HP LaserJet", 5, 1, null, true, List.of())));
    }

    @Test
    void net_config_server() throws IOException {
        GoldenText.check(
                "net-config-server.txt",
                WindowsLayout.config(new ConfigListing(
                        "FILE-SERVER",
                        "text",
                        "WORKGROUP",
                        "xp-professional",
                        "Windows 2002",
                        List.of("NetbiosSmb (000000000000)", "NetBT_Tcpip_{GUID} (00065b5da43f)"),
                        false,
                        10,
                        16384,
                        15,
                        0,
                        List.of("spoolss"),
                        60)));
    }

    @Test
    void net_statistics_server() throws IOException {
        GoldenText.check(
                "net-statistics-server.txt",
                WindowsLayout.statistics(
                        new StatisticsListing("XXX", Instant.parse("2017-05-22T14:48:02Z"), 1, 0, 2, 1139, 1, 2, 0, 6),
                        ZoneOffset.UTC));
    }

    @Test
    void the_true_books() throws IOException {
        GoldenText.check(
                "sessions.txt",
                SessionsCommand.table(List.of(
                        new SessionListing(
                                1,
                                "LAB",
                                "PC07",
                                null,
                                SessionKind.NULL,
                                true,
                                "k",
                                7300,
                                7200,
                                1,
                                "Windows 2000",
                                "NetbiosSmb",
                                "\\PIPE\\spoolss (winspool OpenPrinterEx has not returned)"),
                        new SessionListing(
                                2,
                                "LAB",
                                "PC07",
                                "alice",
                                SessionKind.USER,
                                true,
                                "k",
                                61,
                                1,
                                0,
                                "Windows 2000",
                                "NetbiosSmb",
                                null),
                        new SessionListing(
                                3,
                                "LAB",
                                "PC07",
                                "alice",
                                SessionKind.USER,
                                false,
                                "k",
                                60,
                                1,
                                0,
                                "Windows 2000",
                                "NetbiosSmb",
                                null),
                        new SessionListing(
                                4,
                                "LAB",
                                "PC08",
                                "bob",
                                SessionKind.GUEST,
                                true,
                                "k",
                                60,
                                1,
                                0,
                                "Unix",
                                "NetbiosSmb",
                                null))));
    }

    @Test
    void an_empty_list_says_so() {
        assertThat(WindowsLayout.sessions(List.of())).containsExactly("There are no entries in the list.", "");
        assertThat(WindowsLayout.files(List.of())).containsExactly("There are no entries in the list.", "");
    }

    @Test
    void errors_of_the_system_and_of_the_network_services_have_their_own_frames() {
        assertThat(WindowsLayout.failure(5, "Access is denied."))
                .containsExactly("System error 5 has occurred.", "", "Access is denied.", "");
        assertThat(WindowsLayout.failure(2312, "A session does not exist with that computer name."))
                .containsExactly(
                        "A session does not exist with that computer name.",
                        "",
                        "More help is available by typing NET HELPMSG 2312.",
                        "");
    }
}

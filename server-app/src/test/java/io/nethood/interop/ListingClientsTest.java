package io.nethood.interop;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that ask what there is: they log on as nobody and list shares and printers. */
class ListingClientsTest extends ClientTest {
    @DisplayName("D1-28: on XP srvsvc is closed to a NULL session, so smbclient lists over RAP")
    @Test
    void smbclient_lists_an_xp_over_rap() {
        serve("--edition", "xp-professional", "--printer", "LABJET");

        clients.smbclientList(server.smbPort())
                .printed("IPC$            IPC       Remote IPC")
                .printed("LABJET          Printer");

        assertThat(server.command("events", "--json").output()).contains("NullSessionPipes");
    }

    @Test
    void smbclient_lists_a_2000_over_rpc() {
        serve("--edition", "2000-professional", "--printer", "LABJET");

        clients.smbclientList(server.smbPort())
                .printed("IPC$            IPC       Remote IPC")
                .printed("LABJET          Printer");

        assertThat(server.command("events", "--json").output())
                .contains("\\\\PIPE\\\\srvsvc")
                .doesNotContain("NullSessionPipes");
    }

    @DisplayName("D1-26: hidden administrative shares are in the list, unless AutoShareWks is 0")
    @Test
    void smbclient_as_an_administrator_sees_the_administrative_shares_of_a_2000() {
        serve("--edition", "2000-professional", "--user", "alice%secret,admin");
        clients.smbclientList(server.smbPort(), "-U", "alice%secret")
                .printed("ADMIN$          Disk      Remote Admin")
                .printed("C$              Disk      Default share");
        server.close();

        serve("--edition", "2000-professional", "--user", "alice%secret,admin", "--auto-share-wks", "0");
        clients.smbclientList(server.smbPort(), "-U", "alice%secret")
                .printed("IPC$            IPC       Remote IPC")
                .didNotPrint("Remote Admin")
                .didNotPrint("Default share");
    }

    @Test
    void smbclient_lists_without_unicode_over_rpc_and_over_rap() {
        serve("--edition", "2000-professional", "--printer", "LABJET");
        clients.smbclientList(server.smbPort(), "--option=unicode=no").printed("LABJET          Printer");
        server.close();

        serve("--edition", "xp-professional", "--printer", "LABJET");
        clients.smbclientList(server.smbPort(), "--option=unicode=no").printed("LABJET          Printer");
    }

    @Test
    void smbclient_lists_an_nt4_which_knows_no_extended_security() {
        serve("--edition", "nt4-workstation", "--printer", "LABJET", "--code-page", "850");

        clients.smbclientList(server.smbPort()).printed("LABJET          Printer");
    }

    @Test
    void rpcclient_asks_a_2000_for_everything() {
        serve("--edition", "2000-professional", "--printer", "LABJET");

        clients.rpcclient(server.smbPort(), "srvinfo; netshareenumall; enumprinters; getprinter LABJET")
                .exitedWith(0)
                .printed("os version      :\t5.0")
                .printed("netname: IPC$")
                .printed("netname: LABJET")
                .printed("name:[LABJET]")
                .didNotPrint("WERR_")
                .didNotPrint("NT_STATUS_");
    }

    @DisplayName("D1-10: a NULL session opens spoolss on an XP and gets a printer handle")
    @Test
    void impacket_gets_a_printer_handle_from_an_xp() {
        serve("--edition", "xp-professional", "--printer", "LABJET");

        clients.impacket("null_sessions.py", "127.0.0.1", String.valueOf(server.smbPort()), "1", "LABJET", "leave")
                .exitedWith(0)
                .printed("session 1 handle");
    }
}

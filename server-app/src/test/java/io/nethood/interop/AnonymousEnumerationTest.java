package io.nethood.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the programs find out about accounts that ask as nobody, and what policy keeps from them. */
class AnonymousEnumerationTest extends ClientTest {
    private static final String LISTS =
            "enumdomusers; enumdomgroups; enumalsgroups builtin; querydispinfo; querygroupmem 513; lsaenumsid";
    private static final String LOOK_UPS =
            "queryuser 1000; queryusergroups 1000; lookupnames alice; samlookuprids domain 1001; lsaquery; enumdomains";

    @Test
    void rpcclient_learns_everything_from_a_2000() {
        serveUsers("2000-professional");

        rpcclient(LISTS)
                .printed("user:[Administrator] rid:[0x1f4]")
                .printed("user:[Guest] rid:[0x1f5]")
                .printed("user:[alice] rid:[0x3e8]")
                .printed("group:[None] rid:[0x201]")
                .printed("group:[Power Users] rid:[0x223]")
                .printed("Account: alice")
                .printed("rid:[0x3e9] attr:[0x7]")
                .printed("S-1-5-32-551")
                .didNotPrint("NT_STATUS_");
        rpcclient(LOOK_UPS)
                .printed("user_rid :\t0x3e8")
                .printed("group rid:[0x201] attr:[0x7]")
                .printed("(User: 1)")
                .printed("rid 0x3e9: bob (1)")
                .printed("Domain Name: WORKGROUP")
                .printed("Domain Sid: (NULL SID)")
                .printed("name:[BUILTIN]")
                .didNotPrint("NT_STATUS_");
        rpcclient(
                        "enumalsgroups domain; querydominfo; querydominfo 7; querydominfo 12; lookupdomain LABXP; getdompwinfo;"
                                + " getusrdompwinfo 500; queryaliasmem builtin 544; queryuseraliases builtin S-1-5-11;"
                                + " samquerysecobj domain; lookupsids S-1-5-32-544 S-1-1-0 S-1-5-18; lsaquery 6; lsaquery 12;"
                                + " enumprivs; getdispname SeBackupPrivilege; getusername; lsaquerysecobj")
                .printed("Total Users:\t4")
                .printed("SAMR_LOOKUP_DOMAIN: Domain Name: LABXP Domain SID: S-1-5-21-")
                .printed("min_password_length: 0")
                .printed("BUILTIN\\Administrators (4)")
                .printed("\\Everyone (5)")
                .printed("NT AUTHORITY\\SYSTEM (5)")
                .printed("found 26 privileges")
                .printed("Back up files and directories")
                .printed("Account Name: ANONYMOUS LOGON, Authority Name: NT AUTHORITY")
                .didNotPrint("NT_STATUS_");
    }

    @Test
    void an_nt4_and_an_xp_answer_as_well() {
        serveUsers("nt4-workstation");
        rpcclient(LISTS + "; " + LOOK_UPS).printed("user:[alice]").didNotPrint("NT_STATUS_");
        server.close();

        serveUsers("xp-professional", "--null-session-pipes", "samr,lsarpc", "--restrict-anonymous-sam", "0");
        rpcclient(LISTS + "; " + LOOK_UPS)
                .printed("Remote Desktop Users")
                .printed("user:[alice]")
                .didNotPrint("NT_STATUS_");
    }

    @Test
    void impacket_and_nmap_list_the_users_of_a_2000() {
        serveUsers("2000-professional");

        samrdump().printed("alice (1000)/AccountIsDisabled: False").printed("Guest (501)/");
        nmap().printed("LABXP\\alice (RID: 1000)").printed("Built-in account for guest access");
        sidWalk().printed("513 None").printed("1001 bob");
    }

    @Test
    void at_restrict_anonymous_1_lists_are_denied_and_the_walk_over_sids_goes_on() {
        serveUsers("2000-professional", "--restrict-anonymous", "1");

        listsAreDenied();
        rpcclient("getdompwinfo; querydominfo 1").didNotPrint("assword");
        rpcclient(LOOK_UPS).printed("user_rid :\t0x3e8").printed("bob (1)").didNotPrint("NT_STATUS_");
        samrdump().printed(". BUILTIN").printed("STATUS_ACCESS_DENIED").didNotPrint("alice");
        nmap().didNotPrint("alice");
        sidWalk()
                .printed("500 Administrator")
                .printed("1000 alice")
                .printed("1001 bob")
                .didNotPrint("1002");
        assertThat(server.command("events", "--json").output())
                .contains(
                        "SamrEnumerateUsersInDomain", "LsarEnumerateAccounts", "SAM enumeration", "RestrictAnonymous=1")
                .contains("SamrGetDomainPasswordInformation", "password policy");
    }

    @Test
    void on_xp_the_pipes_are_closed_and_behind_them_restrict_anonymous_sam_stands() {
        serveUsers("xp-professional");
        rpcclient("enumdomusers").printed("NT_STATUS_ACCESS_DENIED");
        server.close();

        serveUsers("xp-professional", "--null-session-pipes", "samr,lsarpc");
        listsAreDenied();
        rpcclient(LOOK_UPS).printed("user_rid :\t0x3e8").didNotPrint("NT_STATUS_");
        rpcclient("getdompwinfo").printed("min_password_length: 0");
        sidWalk().printed("1000 alice");
        assertThat(server.command("events", "--json").output()).contains("RestrictAnonymousSAM=1");
    }

    private void serveUsers(String edition, String... options) {
        List<String> all =
                new ArrayList<>(List.of("--edition", edition, "--user", "alice%secret,admin", "--user", "bob%hidden"));
        all.addAll(List.of(options));
        serve(all.toArray(String[]::new));
    }

    /** rpcclient ends with the status of its last command, so the script is run to its end whatever they come to. */
    private Program.Result rpcclient(String script) {
        return clients.rpcclient(server.smbPort(), script);
    }

    /** Some of these commands say nothing when they are denied; the events tell. */
    private void listsAreDenied() {
        rpcclient(LISTS)
                .printed("NT_STATUS_ACCESS_DENIED")
                .didNotPrint("rid:[")
                .didNotPrint("Account:")
                .didNotPrint("S-1-");
        assertThat(server.command("events", "--json").output())
                .contains(
                        "SamrEnumerateUsersInDomain",
                        "SamrEnumerateGroupsInDomain",
                        "SamrEnumerateAliasesInDomain",
                        "SamrQueryDisplayInformation",
                        "SamrGetMembersInGroup",
                        "LsarEnumerateAccounts");
    }

    private Program.Result samrdump() {
        return clients.impacket(
                "impacket_example.py",
                "samrdump.py",
                "-no-pass",
                "-port",
                String.valueOf(server.smbPort()),
                "@127.0.0.1");
    }

    private Program.Result sidWalk() {
        return clients.impacket(
                "sid_walk.py",
                "127.0.0.1",
                String.valueOf(server.smbPort()),
                "500",
                "501",
                "502",
                "513",
                "1000",
                "1001",
                "1002");
    }

    private Program.Result nmap() {
        String port = String.valueOf(server.smbPort());
        return Program.run(
                Map.of(),
                List.of(
                        "nmap",
                        "-n",
                        "-Pn",
                        "-p",
                        port,
                        "--script",
                        "smb-enum-users",
                        "--script-args",
                        "smbport=" + port,
                        "127.0.0.1"));
    }
}

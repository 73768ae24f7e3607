package io.nethood.smb.rpc.lsarpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.nethood.event.LabEvent;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.security.Sid;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** lsarpc as somebody meets it. Answers are read in the order of the IDL. */
class LocalSecurityServiceTest {
    private static final int ENUMERATE_PRIVILEGES = 2;
    private static final int QUERY_POLICY = 7;
    private static final int ENUMERATE_ACCOUNTS = 11;
    private static final int ENUMERATE_TRUSTED_DOMAINS = 13;
    private static final int LOOKUP_NAMES = 14;
    private static final int LOOKUP_SIDS = 15;
    private static final int OPEN_ACCOUNT = 17;
    private static final int PRIVILEGES_OF_ACCOUNT = 18;
    private static final int SYSTEM_ACCESS_OF_ACCOUNT = 23;
    private static final int PRIVILEGE_VALUE = 31;
    private static final int PRIVILEGE_NAME = 32;
    private static final int PRIVILEGE_DISPLAY_NAME = 33;
    private static final int ACCOUNTS_WITH_RIGHT = 35;
    private static final int RIGHTS_OF_ACCOUNT = 36;
    private static final int OPEN_POLICY_2 = 44;
    private static final int GET_USER_NAME = 45;
    private static final int LOOKUP_SIDS_2 = 57;
    private static final int LOOKUP_NAMES_2 = 58;
    private static final int LOOKUP_NAMES_3 = 68;

    private static final int MAXIMUM_ALLOWED = 0x0200_0000;
    private static final int ACCESS_DENIED = 0xC000_0022;
    private static final int INVALID_PARAMETER = 0xC000_000D;
    private static final int OBJECT_NAME_NOT_FOUND = 0xC000_0034;
    private static final int NO_SUCH_PRIVILEGE = 0xC000_0060;
    private static final int NONE_MAPPED = 0xC000_0073;
    private static final int NO_MORE_ENTRIES = 0x8000_001A;
    private static final int MORE_ENTRIES = 0x105;
    private static final int SOME_NOT_MAPPED = 0x107;

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
    private final Client anonymous = new Client(lab, ANONYMOUS);
    private final Sid machine = lab.host().accounts().accountDomain().sid();

    /** Somebody with a policy handle. */
    private record Client(RpcPeer peer, ContextHandle policy) {
        Client(TestLab lab, PipeClient who) {
            this(RpcPeer.bound(
                    StandardPipes.of(lab.host()).open("lsarpc", who).orElseThrow(), LocalSecurityService.INTERFACE));
        }

        private Client(RpcPeer peer) {
            this(peer, open(peer, MAXIMUM_ALLOWED));
        }

        private static ContextHandle open(RpcPeer peer, int desiredAccess) {
            try {
                return peer.call(OPEN_POLICY_2, openPolicy(desiredAccess)).contextHandle();
            } catch (MalformedMessage malformed) {
                throw new AssertionError(malformed);
            }
        }

        NdrWriter on() {
            return new NdrWriter().contextHandle(policy);
        }

        int status(int opnum, NdrWriter arguments) throws MalformedMessage {
            byte[] answer = RpcPeer.join(peer.send(peer.request(opnum, arguments)));
            return NdrReader.of(Arrays.copyOfRange(answer, answer.length - 4, answer.length))
                    .u32();
        }
    }

    private static NdrWriter openPolicy(int desiredAccess) {
        NdrWriter out = new NdrWriter().stringPointer("\\\\LABXP");
        return out.u32(24).u32(0).u32(0).u32(0).u32(0).u32(0).u32(desiredAccess);
    }

    @ParameterizedTest
    @CsvSource({
        "0x801, 0",
        "0x02000000, 0",
        "0x20801, 0",
        "0x2, 0xC0000022",
        "0x10, 0xC0000022",
        "0x10000000, 0xC0000022"
    })
    void a_null_session_may_look_at_the_policy_and_not_change_it(String access, String status) throws MalformedMessage {
        assertThat(anonymous.status(
                        OPEN_POLICY_2, openPolicy(Long.decode(access).intValue())))
                .isEqualTo(Long.decode(status).intValue());
    }

    @Test
    void the_primary_domain_is_the_workgroup_and_has_no_sid() throws MalformedMessage {
        NdrReader answer = anonymous.peer().call(QUERY_POLICY, anonymous.on().u16(3));

        DomainName domain = domainName(answer, 3);
        assertThat(domain.name().orThrow()).isEqualTo("WORKGROUP");
        assertThat(domain.sid().isPresent()).isFalse();
        assertThat(answer.u32()).isZero();
    }

    @Test
    void the_account_domain_is_the_computer_with_the_machine_sid() throws MalformedMessage {
        NdrReader answer = anonymous.peer().call(QUERY_POLICY, anonymous.on().u16(5));

        DomainName domain = domainName(answer, 5);
        assertThat(domain.name().orThrow()).isEqualTo("LABXP");
        assertThat(domain.sid().orThrow()).isEqualTo(machine);
        assertThat(answer.u32()).isZero();
    }

    private record DomainName(Pointee<String> name, Pointee<Sid> sid) {}

    private static DomainName domainName(NdrReader answer, int level) throws MalformedMessage {
        return answer.pointer(in -> {
                    assertThat(in.u16()).isEqualTo(level);
                    return new DomainName(in.countedString(), in.pointer(NdrReader::sid));
                })
                .orThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS_2000_PROFESSIONAL, 6, 0",
        "WINDOWS_2000_PROFESSIONAL, 7, 0",
        "WINDOWS_2000_PROFESSIONAL, 9, 0",
        "WINDOWS_2000_PROFESSIONAL, 12, 0",
        "NT4_WORKSTATION, 12, 0xC000000D",
        "WINDOWS_2000_PROFESSIONAL, 2, 0xC0000022",
        "WINDOWS_2000_PROFESSIONAL, 99, 0xC000000D",
    })
    void a_null_session_sees_the_levels_that_tell_nothing_of_auditing(Edition edition, int level, String status)
            throws MalformedMessage {
        Client client = new Client(TestLab.of(edition), ANONYMOUS);

        assertThat(client.status(QUERY_POLICY, client.on().u16(level)))
                .isEqualTo(Long.decode(status).intValue());
    }

    @Test
    void an_administrator_sees_that_auditing_is_off() throws MalformedMessage {
        Client administrator = new Client(lab, ADMINISTRATOR);

        assertThat(administrator.status(QUERY_POLICY, administrator.on().u16(2)))
                .isZero();
    }

    @Test
    void names_lead_to_domains_and_numbers() throws MalformedMessage {
        NdrReader answer = anonymous.peer().call(LOOKUP_NAMES, names("alice", "BUILTIN\\Users", "LABXP", "nobody"));

        assertThat(domains(answer)).containsExactly("LABXP " + machine, "BUILTIN S-1-5-32");
        List<String> sids = answer.construct(in -> {
                    int count = in.u32();
                    return in.pointer(array ->
                            array.array(count, element -> element.u16() + " " + element.u32() + " " + element.u32()));
                })
                .orThrow();
        assertThat(sids).containsExactly("1 1000 0", "4 545 1", "3 -1 0", "8 0 -1");
        assertThat(answer.u32()).isEqualTo(3);
        assertThat(answer.u32()).isEqualTo(SOME_NOT_MAPPED);
    }

    @Test
    void sids_lead_to_domains_and_names() throws MalformedMessage {
        NdrReader answer = anonymous
                .peer()
                .call(LOOKUP_SIDS, sids(machine.child(500), Sid.of(1, 0), machine.child(77), Sid.of(9, 9)));

        record Name(int use, Pointee<String> name, int domain) {}
        assertThat(domains(answer)).containsExactly("LABXP " + machine, " S-1-1");
        List<Name> names = answer.construct(in -> {
                    int count = in.u32();
                    return in.pointer(array -> array.array(
                            count, element -> new Name(element.u16(), element.countedString(), element.u32())));
                })
                .orThrow();
        assertThat(names)
                .extracting(name -> name.use() + " " + name.name().orNull() + " " + name.domain())
                .containsExactly("1 Administrator 0", "5 Everyone 1", "8 0000004D 0", "8 S-1-9-9 -1");
        assertThat(answer.u32()).isEqualTo(2);
        assertThat(answer.u32()).isEqualTo(SOME_NOT_MAPPED);
    }

    @Test
    void when_nothing_is_known_none_is_mapped() throws MalformedMessage {
        assertThat(anonymous.status(LOOKUP_NAMES, names("nobody", "OTHER\\alice")))
                .isEqualTo(NONE_MAPPED);
        assertThat(anonymous.status(LOOKUP_SIDS, sids(Sid.of(9, 9)))).isEqualTo(NONE_MAPPED);
        assertThat(anonymous.status(LOOKUP_NAMES, names("alice"))).isZero();
    }

    @Test
    void at_restrict_anonymous_1_sids_can_still_be_walked_and_accounts_not_listed() throws MalformedMessage {
        TestLab restricted = restricted(1);
        Client walker = new Client(restricted, ANONYMOUS);

        assertThat(walker.status(LOOKUP_SIDS, sids(walker, machine.child(1000))))
                .isZero();
        assertThat(walker.status(ENUMERATE_ACCOUNTS, walker.on().u32(0).u32(-1)))
                .isEqualTo(ACCESS_DENIED);
        assertThat(restricted.events(LabEvent.AccessRefused.class))
                .hasSize(1)
                .first()
                .returns("SAM enumeration", LabEvent.AccessRefused::gate)
                .returns("LsarEnumerateAccounts", LabEvent.AccessRefused::object);
    }

    @Test
    void at_restrict_anonymous_2_there_is_no_walk_either() throws MalformedMessage {
        Client walker = new Client(restricted(2), ANONYMOUS);

        assertThat(walker.status(LOOKUP_SIDS, sids(walker, machine.child(1000))))
                .isEqualTo(ACCESS_DENIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, -1})
    void a_level_of_looking_up_that_is_none_is_an_invalid_parameter(int level) throws MalformedMessage {
        NdrWriter arguments = anonymous.on().u32(0);
        arguments.u32(0).u32(0).u32(0).u16(level & 0xFFFF).u32(0);

        assertThat(anonymous.status(LOOKUP_NAMES, arguments)).isEqualTo(INVALID_PARAMETER);
    }

    @Test
    void later_versions_of_looking_up_answer_the_same() throws MalformedMessage {
        TestLab xp = TestLab.of(Edition.XP_PROFESSIONAL);
        Client client = new Client(xp, ANONYMOUS);

        assertThat(client.status(LOOKUP_NAMES_2, names(client, "alice").u32(0).u32(1)))
                .isZero();
        assertThat(client.status(LOOKUP_NAMES_3, names(client, "alice").u32(0).u32(1)))
                .isZero();
        assertThat(client.status(
                        LOOKUP_SIDS_2, sids(client, machine.child(500)).u32(0).u32(1)))
                .isZero();
        assertThat(client.status(76, new NdrWriter())).isEqualTo(ACCESS_DENIED);
        assertThat(client.status(77, new NdrWriter())).isEqualTo(ACCESS_DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "46, WINDOWS_2000_PROFESSIONAL",
        "57, WINDOWS_2000_PROFESSIONAL",
        "68, XP_PROFESSIONAL",
        "77, XP_PROFESSIONAL"
    })
    void a_call_that_came_later_is_unknown_before(int opnum, Edition since) {
        Edition before = since == Edition.XP_PROFESSIONAL ? Edition.WINDOWS_2000_PROFESSIONAL : Edition.NT4_WORKSTATION;
        Client older = new Client(TestLab.of(before), ANONYMOUS);

        assertThat(older.peer().callFaults(opnum, new NdrWriter())).isEqualTo(0x1C01_0002);
    }

    @Test
    void everybody_learns_who_he_is() throws MalformedMessage {
        assertThat(userName(anonymous)).containsExactly("ANONYMOUS LOGON", "NT AUTHORITY");
        assertThat(userName(new Client(lab, USER))).containsExactly("bob", "LABXP");
    }

    private static List<String> userName(Client client) throws MalformedMessage {
        NdrWriter arguments = new NdrWriter().u32(0).u32(0).u32(4).u32(0);
        NdrReader answer = client.peer().call(GET_USER_NAME, arguments);
        String name = answer.pointer(NdrReader::countedString).orThrow().orThrow();
        String domain = answer.pointer(in -> in.pointer(NdrReader::countedString))
                .orThrow()
                .orThrow()
                .orThrow();
        assertThat(answer.u32()).isZero();
        return List.of(name, domain);
    }

    @Test
    void privileges_come_in_pages_and_each_once() throws MalformedMessage {
        List<Integer> numbers = new ArrayList<>();
        int context = 0;
        int status = MORE_ENTRIES;
        while (status == MORE_ENTRIES) {
            NdrReader answer = anonymous
                    .peer()
                    .call(ENUMERATE_PRIVILEGES, anonymous.on().u32(context).u32(200));
            context = answer.u32();
            List<Integer> page = answer.construct(in -> {
                        int count = in.u32();
                        return in.pointer(array -> array.array(count, LocalSecurityServiceTest::privilege));
                    })
                    .orThrow();
            assertThat(page).isNotEmpty();
            numbers.addAll(page);
            status = answer.u32();
        }

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 27).boxed().toList());
        assertThat(status).isZero();
        assertThat(anonymous.status(
                        ENUMERATE_PRIVILEGES, anonymous.on().u32(context).u32(200)))
                .isEqualTo(NO_MORE_ENTRIES);
    }

    private static int privilege(NdrReader in) throws MalformedMessage {
        in.countedString();
        int number = in.u32();
        assertThat(in.u32()).isZero();
        return number;
    }

    @Test
    void a_privilege_has_a_number_a_name_and_a_name_for_people() throws MalformedMessage {
        NdrReader value = anonymous.peer().call(PRIVILEGE_VALUE, named("sebackupprivilege"));
        NdrReader name =
                anonymous.peer().call(PRIVILEGE_NAME, anonymous.on().u32(17).u32(0));
        NdrReader displayName = anonymous
                .peer()
                .call(
                        PRIVILEGE_DISPLAY_NAME,
                        named("SeBackupPrivilege").u16(0x409).u16(0x409));

        assertThat(List.of(value.u32(), value.u32(), value.u32())).containsExactly(17, 0, 0);
        assertThat(name.pointer(NdrReader::countedString).orThrow().orThrow()).isEqualTo("SeBackupPrivilege");
        assertThat(displayName.pointer(NdrReader::countedString).orThrow().orThrow())
                .isEqualTo("Back up files and directories");
        assertThat(displayName.u16()).isEqualTo(0x409);
    }

    @Test
    void what_is_no_privilege_has_none_of_these() throws MalformedMessage {
        assertThat(anonymous.status(PRIVILEGE_VALUE, named("SeNothing"))).isEqualTo(NO_SUCH_PRIVILEGE);
        assertThat(anonymous.status(PRIVILEGE_NAME, anonymous.on().u32(17).u32(1)))
                .isEqualTo(NO_SUCH_PRIVILEGE);
        assertThat(anonymous.status(
                        PRIVILEGE_DISPLAY_NAME,
                        named("SeManageVolumePrivilege").u16(0).u16(0)))
                .as("which came with XP")
                .isEqualTo(NO_SUCH_PRIVILEGE);
    }

    @Test
    void a_workgroup_trusts_nobody() throws MalformedMessage {
        assertThat(anonymous.status(
                        ENUMERATE_TRUSTED_DOMAINS, anonymous.on().u32(0).u32(-1)))
                .isEqualTo(NO_MORE_ENTRIES);
    }

    @Test
    void what_an_account_may_do_is_for_administrators() throws MalformedMessage {
        Client administrator = new Client(lab, ADMINISTRATOR);
        Sid users = Sid.of(5, 32, 545);

        ContextHandle account = administrator
                .peer()
                .call(OPEN_ACCOUNT, administrator.on().sid(users).u32(1))
                .contextHandle();
        NdrReader access = administrator.peer().call(SYSTEM_ACCESS_OF_ACCOUNT, new NdrWriter().contextHandle(account));

        assertThat(access.u32()).isEqualTo(3);
        assertThat(administrator.status(PRIVILEGES_OF_ACCOUNT, new NdrWriter().contextHandle(account)))
                .isZero();
        assertThat(administrator.status(RIGHTS_OF_ACCOUNT, administrator.on().sid(users)))
                .isZero();
        assertThat(administrator.status(RIGHTS_OF_ACCOUNT, administrator.on().sid(Sid.of(9, 9))))
                .isEqualTo(OBJECT_NAME_NOT_FOUND);
        assertThat(anonymous.status(RIGHTS_OF_ACCOUNT, anonymous.on().sid(users)))
                .isEqualTo(ACCESS_DENIED);
        assertThat(anonymous.status(OPEN_ACCOUNT, anonymous.on().sid(users).u32(1)))
                .isEqualTo(ACCESS_DENIED);
    }

    @Test
    void accounts_can_be_asked_for_by_their_right() throws MalformedMessage {
        NdrWriter backup = anonymous.on().pointer("SeBackupPrivilege", NdrWriter::countedString);
        NdrWriter nothing = anonymous.on().pointer("SeTcbPrivilege", NdrWriter::countedString);

        NdrReader answer = anonymous.peer().call(ACCOUNTS_WITH_RIGHT, backup);

        List<Pointee<Sid>> sids = answer.construct(in -> {
                    int count = in.u32();
                    return in.pointer(array -> array.array(count, element -> element.pointer(NdrReader::sid)));
                })
                .orThrow();
        assertThat(sids)
                .extracting(Pointee::orNull)
                .extracting(String::valueOf)
                .containsExactly("S-1-5-32-544", "S-1-5-32-551");
        assertThat(anonymous.status(ACCOUNTS_WITH_RIGHT, nothing)).isEqualTo(NO_MORE_ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 10, 12, 16, 28, 34, 37, 38})
    void nobody_changes_anything(int opnum) throws MalformedMessage {
        Client administrator = new Client(lab, ADMINISTRATOR);

        assertThat(administrator.status(opnum, administrator.on())).isEqualTo(ACCESS_DENIED);
    }

    private NdrWriter named(String name) {
        NdrWriter out = anonymous.on();
        return out.construct(() -> out.countedString(name));
    }

    private NdrWriter names(String... names) {
        return names(anonymous, names);
    }

    private static NdrWriter names(Client client, String... names) {
        NdrWriter out = client.on().u32(names.length);
        out.construct(() -> {
            out.u32(names.length);
            List.of(names).forEach(out::countedString);
        });
        return out.u32(0).u32(0).u16(1).u32(0);
    }

    private NdrWriter sids(Sid... sids) {
        return sids(anonymous, sids);
    }

    private static NdrWriter sids(Client client, Sid... sids) {
        NdrWriter out = client.on();
        out.construct(() -> out.u32(sids.length)
                .pointer(
                        List.of(sids),
                        (buffer, all) -> buffer.array(all, (array, sid) -> array.pointer(sid, NdrWriter::sid))));
        return out.u32(0).u32(0).u16(1).u32(0);
    }

    private static List<String> domains(NdrReader answer) throws MalformedMessage {
        record Domain(Pointee<String> name, Pointee<Sid> sid) {}
        List<Domain> domains = answer.pointer(in -> {
                    int count = in.u32();
                    Pointee<List<Domain>> list = in.pointer(array -> array.array(
                            count, element -> new Domain(element.countedString(), element.pointer(NdrReader::sid))));
                    assertThat(in.u32()).isEqualTo(32);
                    return list;
                })
                .orThrow()
                .orThrow();
        List<String> texts = new ArrayList<>();
        for (Domain domain : domains) {
            texts.add(domain.name().orThrow() + " " + domain.sid().orThrow());
        }
        return texts;
    }

    private static TestLab restricted(int value) {
        return TestLab.of(
                Edition.WINDOWS_2000_PROFESSIONAL,
                settings -> settings.withPolicies(settings.policies().with(Policy.RESTRICT_ANONYMOUS, value)),
                StandardPipes::of);
    }
}

package io.nethood.smb.rpc.samr;

import java.util.ArrayList;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static org.assertj.core.api.Assertions.assertThat;

/** samr as somebody meets it who asks for one thing after the other. Answers are read in the order of the IDL. */
class SamrServiceTest {
    private static final int QUERY_SECURITY = 3;
    private static final int LOOKUP_DOMAIN = 5;
    private static final int OPEN_DOMAIN = 7;
    private static final int QUERY_DOMAIN = 8;
    private static final int ALIAS_MEMBERSHIP = 16;
    private static final int LOOKUP_NAMES = 17;
    private static final int LOOKUP_IDS = 18;
    private static final int OPEN_GROUP = 19;
    private static final int QUERY_GROUP = 20;
    private static final int MEMBERS_IN_GROUP = 25;
    private static final int OPEN_ALIAS = 27;
    private static final int QUERY_ALIAS = 28;
    private static final int MEMBERS_IN_ALIAS = 33;
    private static final int OPEN_USER = 34;
    private static final int QUERY_USER = 36;
    private static final int GROUPS_FOR_USER = 39;
    private static final int QUERY_DISPLAY = 40;
    private static final int USER_PASSWORD_POLICY = 44;
    private static final int PASSWORD_POLICY = 56;

    private static final int ACCESS_DENIED = 0xC000_0022;
    private static final int NO_SUCH_DOMAIN = 0xC000_00DF;
    private static final int INVALID_INFO_CLASS = 0xC000_0003;
    private static final int SOME_NOT_MAPPED = 0x107;
    private static final int NONE_MAPPED = 0xC000_0073;
    private static final int MORE_ENTRIES = 0x105;

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
    private final SamrClient client = new SamrClient(lab, ANONYMOUS);
    private final Sid machine = lab.host().accounts().accountDomain().sid();

    @ParameterizedTest
    @CsvSource({"labxp, S-1-5-21-1001-2002-3003", "Builtin, S-1-5-32"})
    void a_domain_is_found_by_its_name(String name, String sid) throws MalformedMessage {
        NdrReader answer = lookupDomain(name);

        assertThat(answer.pointer(NdrReader::sid).orThrow()).hasToString(sid);
        assertThat(answer.u32()).isZero();
    }

    @Test
    void there_are_no_other_domains() throws MalformedMessage {
        assertThat(lookupDomain("WORKGROUP").pointer(NdrReader::sid).isPresent())
                .isFalse();
        assertThat(client.status(OPEN_DOMAIN, onServer().u32(0).sid(Sid.of(5, 21, 9))))
                .isEqualTo(NO_SUCH_DOMAIN);
    }

    @ParameterizedTest
    @CsvSource({"0x20, 0", "0x02000000, 0", "0x80000000, 0", "0x20031, 0", "0x2, 0xC0000022", "0x10000000, 0xC0000022"})
    void a_null_session_may_look_at_the_server_and_not_change_it(String access, String status) throws MalformedMessage {
        int desired = Long.decode(access).intValue();

        assertThat(client.status(57, new NdrWriter().stringPointer(null).u32(desired)))
                .isEqualTo(Long.decode(status).intValue());
    }

    @Test
    void a_handle_without_the_right_to_look_up_opens_no_domain() throws MalformedMessage {
        ContextHandle server = client.server(0x10);

        assertThat(client.status(
                        OPEN_DOMAIN,
                        new NdrWriter().contextHandle(server).u32(0).sid(machine)))
                .isEqualTo(ACCESS_DENIED);
    }

    @Test
    void names_lead_to_numbers() throws MalformedMessage {
        NdrReader answer = client.call(LOOKUP_NAMES, names("ALICE", "nobody", "none"));

        assertThat(array(answer)).containsExactly(1000, 0, 513);
        assertThat(array(answer)).containsExactly(1, 8, 2);
        assertThat(answer.u32()).isEqualTo(SOME_NOT_MAPPED);
        assertThat(client.status(LOOKUP_NAMES, names("nobody"))).isEqualTo(NONE_MAPPED);
        assertThat(client.status(LOOKUP_NAMES, names("bob"))).isZero();
    }

    @Test
    void numbers_lead_to_names() throws MalformedMessage {
        NdrReader answer = client.call(LOOKUP_IDS, ids(500, 77, 1001));

        Pointee<List<Pointee<String>>> names = answer.construct(in -> {
            int count = in.u32();
            return in.pointer(array -> array.array(count, NdrReader::countedString));
        });
        assertThat(names.orThrow()).extracting(Pointee::orNull).containsExactly("Administrator", null, "bob");
        assertThat(array(answer)).containsExactly(1, 8, 1);
        assertThat(answer.u32()).isEqualTo(SOME_NOT_MAPPED);
    }

    @Test
    void at_restrict_anonymous_1_the_walk_over_numbers_still_works() throws MalformedMessage {
        TestLab restricted = restricted(1);
        SamrClient walker = new SamrClient(restricted, ANONYMOUS);

        assertThat(walker.status(
                        LOOKUP_IDS,
                        new NdrWriter()
                                .contextHandle(walker.domain(machine))
                                .u32(1)
                                .u32(1000)
                                .u32(0)
                                .u32(1)
                                .u32(1000)))
                .isZero();
        assertThat(walker.status(
                        QUERY_USER,
                        new NdrWriter()
                                .contextHandle(walker.principal(OPEN_USER, machine, 1000))
                                .u16(21)))
                .isZero();
        assertThat(restricted.events(LabEvent.AccessRefused.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13})
    void a_domain_shows_every_level(int level) throws MalformedMessage {
        NdrReader answer = client.call(QUERY_DOMAIN, onDomain().u16(level));

        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u16()).isEqualTo(level);
        assertThat(client.status(QUERY_DOMAIN, onDomain().u16(level))).isZero();
    }

    @Test
    void a_domain_has_no_other_level() throws MalformedMessage {
        assertThat(client.status(QUERY_DOMAIN, onDomain().u16(10))).isEqualTo(INVALID_INFO_CLASS);
        assertThat(client.status(QUERY_DOMAIN, onDomain().u16(0))).isEqualTo(INVALID_INFO_CLASS);
    }

    @Test
    void the_password_policy_is_that_of_a_fresh_machine() throws MalformedMessage {
        NdrReader answer = client.call(QUERY_DOMAIN, onDomain().u16(1));

        assertThat(answer.u32()).isNotZero();
        assertThat(List.of(answer.u16(), answer.u16(), answer.u16())).containsExactly(1, 0, 0);
        assertThat(answer.u32()).isZero();
        long maximumAge = Integer.toUnsignedLong(answer.u32()) | (long) answer.u32() << 32;
        assertThat(maximumAge).isEqualTo(-42L * 24 * 60 * 60 * 10_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {QUERY_DOMAIN, USER_PASSWORD_POLICY, PASSWORD_POLICY})
    void restrict_anonymous_covers_the_password_policy_too(int opnum) throws MalformedMessage {
        TestLab restricted = restricted(1);
        SamrClient asker = new SamrClient(restricted, ANONYMOUS);

        NdrWriter arguments = switch (opnum) {
            case QUERY_DOMAIN ->
                new NdrWriter().contextHandle(asker.domain(machine)).u16(1);
            case USER_PASSWORD_POLICY -> new NdrWriter().contextHandle(asker.principal(OPEN_USER, machine, 500));
            default -> new NdrWriter().u32(0);
        };

        assertThat(asker.status(opnum, arguments)).isEqualTo(ACCESS_DENIED);
        assertThat(restricted.events(LabEvent.AccessRefused.class))
                .extracting(LabEvent.AccessRefused::gate)
                .containsExactly("password policy");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 20, 21})
    void a_user_shows_every_level(int level) throws MalformedMessage {
        NdrWriter arguments = new NdrWriter()
                .contextHandle(client.principal(OPEN_USER, machine, 500))
                .u16(level);

        NdrReader answer = client.call(QUERY_USER, arguments);

        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u16()).isEqualTo(level);
        assertThat(client.status(QUERY_USER, arguments)).isZero();
    }

    @Test
    void no_level_shows_passwords() throws MalformedMessage {
        for (int level : List.of(18, 19, 22, 23, 24, 25, 26)) {
            assertThat(client.status(
                            QUERY_USER,
                            new NdrWriter()
                                    .contextHandle(client.principal(OPEN_USER, machine, 1000))
                                    .u16(level)))
                    .as("level %d", level)
                    .isEqualTo(INVALID_INFO_CLASS);
        }
    }

    @Test
    void a_user_is_in_the_group_none_and_its_handle_says_who_it_is() throws MalformedMessage {
        NdrReader answer =
                client.call(GROUPS_FOR_USER, new NdrWriter().contextHandle(client.principal(OPEN_USER, machine, 1001)));

        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u32()).isEqualTo(1);
        assertThat(answer.u32()).isNotZero();
        assertThat(List.of(answer.u32(), answer.u32(), answer.u32())).containsExactly(1, 513, 7);
        assertThat(answer.u32()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void a_group_shows_every_level(int level) throws MalformedMessage {
        ContextHandle group = client.principal(OPEN_GROUP, machine, 513);

        assertThat(client.status(
                        QUERY_GROUP, new NdrWriter().contextHandle(group).u16(level)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void an_alias_shows_every_level(int level) throws MalformedMessage {
        ContextHandle alias = client.principal(OPEN_ALIAS, WellKnownSids.BUILTIN, 544);

        assertThat(client.status(
                        QUERY_ALIAS, new NdrWriter().contextHandle(alias).u16(level)))
                .isZero();
    }

    @Test
    void members_are_lists_of_accounts_and_pass_their_gate() throws MalformedMessage {
        SamrClient kept = new SamrClient(restricted(1), ANONYMOUS);

        assertThat(members(client)).containsExactly(0, 0);
        assertThat(members(kept)).containsExactly(ACCESS_DENIED, ACCESS_DENIED);
    }

    private List<Integer> members(SamrClient asker) throws MalformedMessage {
        ContextHandle group = asker.principal(OPEN_GROUP, machine, 513);
        ContextHandle alias = asker.principal(OPEN_ALIAS, WellKnownSids.BUILTIN, 545);
        return List.of(
                asker.status(MEMBERS_IN_GROUP, new NdrWriter().contextHandle(group)),
                asker.status(MEMBERS_IN_ALIAS, new NdrWriter().contextHandle(alias)));
    }

    @Test
    void a_sid_leads_to_the_aliases_it_is_in() throws MalformedMessage {
        NdrWriter arguments = new NdrWriter().contextHandle(client.domain(WellKnownSids.BUILTIN));
        List<Sid> sids = List.of(machine.child(1000), WellKnownSids.AUTHENTICATED_USERS);
        arguments.construct(() -> arguments
                .u32(sids.size())
                .pointer(sids, (out, all) -> out.array(all, (array, sid) -> array.pointer(sid, NdrWriter::sid))));

        NdrReader answer = client.call(ALIAS_MEMBERSHIP, arguments);

        assertThat(array(answer)).containsExactly(544, 545);
        assertThat(answer.u32()).isZero();
    }

    @Test
    void user_managers_get_their_rows_one_after_the_other() throws MalformedMessage {
        List<Integer> rids = new ArrayList<>();
        int status = MORE_ENTRIES;
        for (int index = 0; status == MORE_ENTRIES; index++) {
            NdrReader answer = client.call(
                    QUERY_DISPLAY, onDomain().u16(1).u32(index).u32(1).u32(-1));
            answer.u32();
            answer.u32();
            assertThat(answer.u16()).isEqualTo(1);
            List<DisplayRow> rows = answer.construct(in -> {
                        int count = in.u32();
                        return in.pointer(array -> array.array(count, DisplayRow::decode));
                    })
                    .orThrow();
            assertThat(rows).hasSize(1);
            rids.add(rows.getFirst().rid());
            status = answer.u32();
        }

        assertThat(rids).containsExactly(500, 1000, 1001, 501);
        assertThat(status).isZero();
    }

    private record DisplayRow(int rid) {
        static DisplayRow decode(NdrReader in) throws MalformedMessage {
            in.u32();
            int rid = in.u32();
            in.u32();
            in.countedString();
            in.countedString();
            in.countedString();
            return new DisplayRow(rid);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void every_display_level_has_an_answer(int level) throws MalformedMessage {
        assertThat(client.status(
                        QUERY_DISPLAY, onDomain().u16(level).u32(0).u32(100).u32(-1)))
                .isZero();
    }

    @Test
    void the_descriptor_of_an_object_is_shown_to_whom_may_read_it() throws MalformedMessage {
        assertThat(client.status(QUERY_SECURITY, onServer().u32(4))).isZero();
        assertThat(client.status(
                        QUERY_SECURITY,
                        new NdrWriter().contextHandle(client.server(0x10)).u32(4)))
                .isEqualTo(ACCESS_DENIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 10, 12, 14, 45, 50, 58})
    void nobody_changes_anything(int opnum) throws MalformedMessage {
        SamrClient administrator = new SamrClient(lab, ADMINISTRATOR);

        assertThat(administrator.status(opnum, new NdrWriter().contextHandle(administrator.domain(machine))))
                .isEqualTo(ACCESS_DENIED);
    }

    @ParameterizedTest
    @CsvSource({"NT4_WORKSTATION, false, false", "WINDOWS_2000_PROFESSIONAL, true, false", "XP_PROFESSIONAL, true, true"
    })
    void the_ways_to_connect_are_those_of_the_edition(Edition edition, boolean connect4, boolean connect5)
            throws MalformedMessage {
        SamrClient asker = new SamrClient(TestLab.of(edition), ANONYMOUS);
        NdrWriter four = new NdrWriter().stringPointer("LABXP").u32(2).u32(0x20);
        NdrWriter five = new NdrWriter()
                .stringPointer("LABXP")
                .u32(0x20)
                .u32(1)
                .u32(1)
                .u32(3)
                .u32(0);

        assertThat(knows(asker, 62, four)).isEqualTo(connect4);
        assertThat(knows(asker, 64, five)).isEqualTo(connect5);
        assertThat(asker.status(0, new NdrWriter().u32(0).u32(0x20))).isZero();
    }

    private static boolean knows(SamrClient asker, int opnum, NdrWriter arguments) throws MalformedMessage {
        return asker.knows(opnum) && asker.status(opnum, arguments) == 0;
    }

    @Test
    void a_closed_handle_is_zero_and_good_for_nothing() throws MalformedMessage {
        ContextHandle server = client.server();

        assertThat(client.open(1, new NdrWriter().contextHandle(server)).isNull())
                .isTrue();
        assertThat(client.peer().callFaults(1, new NdrWriter().contextHandle(server)))
                .isEqualTo(0x1C00_001A);
    }

    private NdrReader lookupDomain(String name) throws MalformedMessage {
        NdrWriter arguments = onServer();
        return client.call(LOOKUP_DOMAIN, arguments.construct(() -> arguments.countedString(name)));
    }

    private NdrWriter onServer() throws MalformedMessage {
        return new NdrWriter().contextHandle(client.server());
    }

    private NdrWriter onDomain() throws MalformedMessage {
        return new NdrWriter().contextHandle(client.domain(machine));
    }

    private NdrWriter names(String... names) throws MalformedMessage {
        NdrWriter arguments = onDomain().u32(names.length);
        return arguments.construct(() -> {
            arguments.u32(1000).u32(0).u32(names.length);
            List.of(names).forEach(arguments::countedString);
        });
    }

    private NdrWriter ids(int... rids) throws MalformedMessage {
        NdrWriter arguments = onDomain().u32(rids.length).u32(1000).u32(0).u32(rids.length);
        for (int rid : rids) {
            arguments.u32(rid);
        }
        return arguments;
    }

    private static List<Integer> array(NdrReader answer) throws MalformedMessage {
        return answer.construct(in -> {
                    int count = in.u32();
                    return in.pointer(array -> array.array(count, NdrReader::u32));
                })
                .orElse(List.of());
    }

    private static TestLab restricted(int value) {
        return TestLab.of(
                Edition.WINDOWS_2000_PROFESSIONAL,
                settings -> settings.withPolicies(settings.policies().with(Policy.RESTRICT_ANONYMOUS, value)),
                StandardPipes::of);
    }
}

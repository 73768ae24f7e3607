package io.nethood.smb.rpc.samr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.Account;
import io.nethood.smb.pipe.PipeClient;
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
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** What can be listed over samr, in pages, and by whom. */
class EnumerateCallsTest {
    private static final int DOMAINS = 6;
    private static final int GROUPS = 11;
    private static final int USERS = 13;
    private static final int ALIASES = 15;
    private static final int EVERYTHING = -1;
    private static final int MORE_ENTRIES = 0x105;
    private static final int ACCESS_DENIED = 0xC000_0022;
    private static final int LIST_ACCOUNTS = 0x100;
    private static final int LOOKUP = 0x200;

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);
    private final SamrClient client = new SamrClient(lab, ANONYMOUS);
    private final Sid machine = lab.host().accounts().accountDomain().sid();

    private record Entry(int rid, Pointee<String> name) {}

    private record Page(int context, List<String> names, int status) {}

    @Test
    void a_null_session_lists_domains_users_groups_and_aliases() throws MalformedMessage {
        assertThat(page(client, DOMAINS, client.server(), 0, EVERYTHING).names())
                .containsExactly("0 LABXP", "0 BUILTIN");
        assertThat(page(client, USERS, client.domain(machine), 0, EVERYTHING).names())
                .containsExactly("500 Administrator", "501 Guest", "1000 alice", "1001 bob");
        assertThat(page(client, GROUPS, client.domain(machine), 0, EVERYTHING).names())
                .containsExactly("513 None");
        assertThat(page(client, ALIASES, client.domain(machine), 0, EVERYTHING).names())
                .isEmpty();
        assertThat(page(client, ALIASES, client.domain(WellKnownSids.BUILTIN), 0, EVERYTHING)
                        .names())
                .contains("544 Administrators", "552 Replicator");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 500, 4096})
    void a_long_list_comes_in_pages_and_each_user_once(int preferredMaximumLength) throws MalformedMessage {
        List<Account> many = IntStream.range(0, 300)
                .mapToObj(i -> Account.withPassword("user%03d".formatted(i), "x", StandardCharsets.US_ASCII))
                .toList();
        TestLab full = TestLab.withAccounts(Edition.WINDOWS_2000_PROFESSIONAL, many);
        SamrClient asker = new SamrClient(full, ANONYMOUS);
        ContextHandle domain =
                asker.domain(full.host().accounts().accountDomain().sid());

        List<String> names = new ArrayList<>();
        Page page = new Page(0, List.of(), MORE_ENTRIES);
        while (page.status() == MORE_ENTRIES) {
            page = page(asker, USERS, domain, page.context(), preferredMaximumLength);
            assertThat(page.names()).isNotEmpty();
            names.addAll(page.names());
        }

        assertThat(page.status()).isZero();
        assertThat(names)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("500 Administrator", "501 Guest"),
                                IntStream.range(0, 300).mapToObj(i -> "%d user%03d".formatted(1000 + i, i)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, -1, Integer.MIN_VALUE})
    void behind_the_end_of_a_list_there_is_nothing(int context) throws MalformedMessage {
        Page page = page(client, USERS, client.domain(machine), context, EVERYTHING);

        assertThat(page.names()).isEmpty();
        assertThat(page.status()).isZero();
    }

    @Test
    void users_can_be_chosen_by_what_kind_of_account_they_are() throws MalformedMessage {
        NdrReader disabled = client.call(
                USERS,
                new NdrWriter()
                        .contextHandle(client.domain(machine))
                        .u32(0)
                        .u32(1)
                        .u32(EVERYTHING));

        assertThat(page(disabled).names()).containsExactly("501 Guest");
    }

    @ParameterizedTest
    @ValueSource(ints = {GROUPS, USERS, ALIASES})
    void restrict_anonymous_keeps_lists_of_accounts_from_null_sessions_only(int opnum) throws MalformedMessage {
        TestLab restricted = restricted(Edition.WINDOWS_2000_PROFESSIONAL, Policy.RESTRICT_ANONYMOUS);

        assertThat(listStatus(restricted, ANONYMOUS, opnum)).isEqualTo(ACCESS_DENIED);
        assertThat(listStatus(restricted, USER, opnum)).isZero();
        assertThat(restricted.events(LabEvent.AccessRefused.class))
                .hasSize(1)
                .first()
                .returns("SAM enumeration", LabEvent.AccessRefused::gate)
                .returns("RestrictAnonymous=1", LabEvent.AccessRefused::policy)
                .satisfies(refused -> assertThat(refused.object()).startsWith("SamrEnumerate"));
    }

    @Test
    void on_xp_restrict_anonymous_sam_decides() throws MalformedMessage {
        assertThat(listStatus(
                        TestLab.of(Edition.XP_PROFESSIONAL, settings -> settings, StandardPipes::of), ANONYMOUS, USERS))
                .isEqualTo(ACCESS_DENIED);
    }

    @Test
    void domains_can_be_listed_whatever_the_policy_is() throws MalformedMessage {
        SamrClient asker =
                new SamrClient(restricted(Edition.WINDOWS_2000_PROFESSIONAL, Policy.RESTRICT_ANONYMOUS), ANONYMOUS);

        assertThat(page(asker, DOMAINS, asker.server(), 0, EVERYTHING).names()).hasSize(2);
    }

    @Test
    void a_handle_without_the_right_to_list_does_not_list() throws MalformedMessage {
        NdrWriter looking = new NdrWriter().contextHandle(client.domain(machine, LOOKUP));
        NdrWriter listing = new NdrWriter().contextHandle(client.domain(machine, LIST_ACCOUNTS));

        assertThat(client.status(GROUPS, looking.u32(0).u32(EVERYTHING))).isEqualTo(ACCESS_DENIED);
        assertThat(client.status(GROUPS, listing.u32(0).u32(EVERYTHING))).isZero();
    }

    private static int listStatus(TestLab lab, PipeClient who, int opnum) throws MalformedMessage {
        SamrClient asker = new SamrClient(lab, who);
        NdrWriter arguments = new NdrWriter()
                .contextHandle(
                        asker.domain(lab.host().accounts().accountDomain().sid()))
                .u32(0);
        if (opnum == USERS) {
            arguments.u32(0);
        }
        return asker.status(opnum, arguments.u32(EVERYTHING));
    }

    private static TestLab restricted(Edition edition, Policy policy) {
        return TestLab.of(
                edition, settings -> settings.withPolicies(settings.policies().with(policy, 1)), StandardPipes::of);
    }

    private static Page page(SamrClient asker, int opnum, ContextHandle handle, int context, int maximum)
            throws MalformedMessage {
        NdrWriter arguments = new NdrWriter().contextHandle(handle).u32(context);
        if (opnum == USERS) {
            arguments.u32(0);
        }
        return page(asker.call(opnum, arguments.u32(maximum)));
    }

    private static Page page(NdrReader answer) throws MalformedMessage {
        int context = answer.u32();
        Pointee<Pointee<List<Entry>>> buffer = answer.pointer(in -> {
            int count = in.u32();
            return in.pointer(array -> array.array(count, e -> new Entry(e.u32(), e.countedString())));
        });
        List<String> names = new ArrayList<>();
        for (Entry entry : buffer.orThrow().orElse(List.of())) {
            names.add(entry.rid() + " " + entry.name().orThrow());
        }
        assertThat(answer.u32()).isEqualTo(names.size());
        return new Page(context, names, answer.u32());
    }
}

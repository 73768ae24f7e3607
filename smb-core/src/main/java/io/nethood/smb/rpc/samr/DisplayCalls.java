package io.nethood.smb.rpc.samr;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableMap;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.ListPage;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.sam.Principal;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.sam.SamGroup;
import io.nethood.smb.sam.SamUser;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;

/** Lists as user managers show them, sorted by name: [MS-SAMR] 3.1.5.3. */
final class DisplayCalls {
    /** DOMAIN_DISPLAY_INFORMATION, [MS-SAMR] 2.2.8.12: what is listed, and how a row looks. */
    private static final ImmutableMap<Integer, Shape> SHAPES = ImmutableMap.of(
            1, new Shape(domain -> domain.users().stream(), DisplayCalls::user),
            2, new Shape(domain -> Stream.empty(), DisplayCalls::machine),
            3, new Shape(domain -> domain.groups().stream(), DisplayCalls::group),
            4, new Shape(domain -> domain.users().stream(), DisplayCalls::oem),
            5, new Shape(domain -> domain.groups().stream(), DisplayCalls::oem));

    /** Bytes of a row without its characters, near enough for a length that is only preferred. */
    private static final int ROW_SIZE = 36;

    private record Shape(
            Function<SamDomain, Stream<? extends Principal>> principals, BiConsumer<NdrWriter, Row> encoder) {
        List<Row> rows(SamDomain domain, Charset codePage) {
            List<Principal> sorted = principals
                    .apply(domain)
                    .<Principal>map(principal -> principal)
                    .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                    .toList();
            return IntStream.range(0, sorted.size())
                    .mapToObj(at -> new Row(at + 1, sorted.get(at), codePage))
                    .toList();
        }
    }

    /** @param index from 1 on */
    private record Row(int index, Principal principal, Charset codePage) {
        int size() {
            return ROW_SIZE
                    + 2 * (principal.name().length() + principal.comment().length());
        }
    }

    private DisplayCalls() {}

    /**
     * SamrQueryDisplayInformation, 2 and 3.
     *
     * @param index of the last row the client has; 0 for none
     */
    record QueryArguments(ContextHandle handle, int level, int index, int entryCount, int preferredMaximumLength) {
        static QueryArguments decode(NdrReader in) throws MalformedMessage {
            return new QueryArguments(in.contextHandle(), knownLevel(in), in.u32(), in.u32(), in.u32());
        }

        /** A level without an arm in the union cannot be answered, not even with an error. */
        private static int knownLevel(NdrReader in) throws MalformedMessage {
            int level = in.u16();
            if (!SHAPES.containsKey(level)) {
                throw new MalformedMessage(Reason.BAD_VALUE, 0);
            }
            return level;
        }
    }

    static RpcOutcome query(RpcCallContext context, QueryArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.LIST_ACCOUNTS,
                status -> answer(arguments.level(), 0, List.of(), status),
                open -> context.passes(Gate.SAM_ENUMERATION)
                        ? page(arguments, rows(context, arguments.level(), open.domain()))
                        : answer(arguments.level(), 0, List.of(), NtStatus.ACCESS_DENIED));
    }

    private static List<Row> rows(RpcCallContext context, int level, SamDomain domain) {
        return shape(level).rows(domain, context.host().settings().codePage());
    }

    private static Shape shape(int level) {
        return Objects.requireNonNull(SHAPES.get(level));
    }

    private static RpcResult page(QueryArguments arguments, List<Row> all) {
        int most = (int) Math.min(Integer.toUnsignedLong(arguments.entryCount()), all.size());
        ListPage<Row> page = ListPage.of(all, arguments.index(), arguments.preferredMaximumLength(), Row::size);
        List<Row> rows = page.rows().subList(0, Math.min(most, page.rows().size()));
        boolean complete = page.complete() && rows.size() == page.rows().size();
        int total = all.stream().mapToInt(Row::size).sum();
        return answer(arguments.level(), total, rows, complete ? NtStatus.SUCCESS : NtStatus.MORE_ENTRIES);
    }

    /** TotalAvailable and TotalReturned are in bytes; the union stands where it is, without a pointer. */
    private static RpcResult answer(int level, int total, List<Row> rows, NtStatus status) {
        int returned = rows.stream().mapToInt(Row::size).sum();
        return out -> {
            out.u32(total).u32(returned);
            out.construct(
                    () -> ListPage.buffer(out.u16(level), rows, shape(level).encoder()));
            out.u32(status.code());
        };
    }

    /** SAMPR_DOMAIN_DISPLAY_USER, [MS-SAMR] 2.2.8.2. */
    private static void user(NdrWriter out, Row row) {
        int control = row.principal() instanceof SamUser user ? user.control() : 0;
        out.u32(row.index()).u32(row.principal().rid()).u32(control);
        out.countedString(row.principal().name())
                .countedString(row.principal().comment())
                .countedString(""); // FullName
    }

    /** SAMPR_DOMAIN_DISPLAY_MACHINE, [MS-SAMR] 2.2.8.3: machines have accounts in domains only, so there is none. */
    private static void machine(NdrWriter out, Row row) {
        out.u32(row.index()).u32(row.principal().rid()).u32(0);
        out.countedString(row.principal().name()).countedString(row.principal().comment());
    }

    /** SAMPR_DOMAIN_DISPLAY_GROUP, [MS-SAMR] 2.2.8.4. */
    private static void group(NdrWriter out, Row row) {
        out.u32(row.index()).u32(row.principal().rid()).u32(SamGroup.ATTRIBUTES);
        out.countedString(row.principal().name()).countedString(row.principal().comment());
    }

    /** SAMPR_DOMAIN_DISPLAY_OEM_USER and ..._OEM_GROUP, [MS-SAMR] 2.2.8.5, 2.2.8.6. */
    private static void oem(NdrWriter out, Row row) {
        out.u32(row.index()).counted(row.principal().name().getBytes(row.codePage()), 1);
    }
}

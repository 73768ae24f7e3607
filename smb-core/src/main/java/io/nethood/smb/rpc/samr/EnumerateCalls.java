package io.nethood.smb.rpc.samr;

import java.util.List;
import java.util.function.Function;

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
import io.nethood.smb.sam.SamUser;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** Lists of what is in a domain: [MS-SAMR] 3.1.5.2. */
final class EnumerateCalls {
    private EnumerateCalls() {}

    /** SAMPR_RID_ENUMERATION, [MS-SAMR] 2.2.3.9. */
    record Entry(int rid, String name) {
        static Entry of(Principal principal) {
            return new Entry(principal.rid(), principal.name());
        }

        /** Bytes of an answer, as PreferedMaximumLength counts them: the structure and its characters. */
        int size() {
            return 12 + 2 * name.length();
        }

        void encode(NdrWriter out) {
            out.u32(rid).countedString(name);
        }
    }

    /**
     * The arguments of every SamrEnumerate call.
     *
     * @param control USER_* bits of which an account needs one; 0 for all accounts
     */
    record Arguments(ContextHandle handle, int enumerationContext, int control, int preferredMaximumLength) {
        /** SamrEnumerateDomainsInSamServer, ...GroupsInDomain, ...AliasesInDomain. */
        static Arguments decode(NdrReader in) throws MalformedMessage {
            return new Arguments(in.contextHandle(), in.u32(), 0, in.u32());
        }

        /** SamrEnumerateUsersInDomain, [MS-SAMR] 3.1.5.2.5. */
        static Arguments decodeForUsers(NdrReader in) throws MalformedMessage {
            return new Arguments(in.contextHandle(), in.u32(), in.u32(), in.u32());
        }

        RpcResult failure(NtStatus status) {
            return out -> out.u32(enumerationContext).u32(0).u32(0).u32(status.code());
        }

        /** SAMPR_ENUMERATION_BUFFER, [MS-SAMR] 2.2.7.8, and what stands around it. */
        RpcResult page(List<Entry> all) {
            ListPage<Entry> page = ListPage.of(all, enumerationContext, preferredMaximumLength, Entry::size);
            NtStatus status = page.complete() ? NtStatus.SUCCESS : NtStatus.MORE_ENTRIES;
            return out -> out.u32(page.next())
                    .pointer(
                            page.rows(),
                            (buffer, rows) -> ListPage.buffer(buffer, rows, (array, entry) -> entry.encode(array)))
                    .u32(page.rows().size())
                    .u32(status.code());
        }
    }

    static RpcOutcome groups(RpcCallContext context, Arguments arguments) {
        return list(context, arguments, SamDomain::groups);
    }

    static RpcOutcome aliases(RpcCallContext context, Arguments arguments) {
        return list(context, arguments, SamDomain::aliases);
    }

    static RpcOutcome users(RpcCallContext context, Arguments arguments) {
        return list(
                context,
                arguments,
                domain -> domain.users().stream()
                        .filter(user -> matches(user, arguments.control()))
                        .toList());
    }

    private static boolean matches(SamUser user, int control) {
        return control == 0 || (user.control() & control) != 0;
    }

    private static RpcOutcome list(
            RpcCallContext context, Arguments arguments, Function<SamDomain, List<? extends Principal>> members) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.LIST_ACCOUNTS,
                arguments::failure,
                open -> context.passes(Gate.SAM_ENUMERATION)
                        ? arguments.page(members.apply(open.domain()).stream()
                                .map(Entry::of)
                                .toList())
                        : arguments.failure(NtStatus.ACCESS_DENIED));
    }
}

package io.nethood.smb.rpc.samr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.common.collect.ImmutableSet;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.rpc.object.ListPage;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.sam.Principal;
import io.nethood.smb.sam.SamAlias;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.sam.SidNameUse;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** From names to numbers and back, one by one: no gate is here (KB143474). [MS-SAMR] 3.1.5.11 and 3.1.5.9.2. */
final class LookupCalls {
    /** Most names or numbers of one call, by the IDL. */
    private static final int MAX_LOOKUPS = 1000;

    private LookupCalls() {}

    /** SamrLookupNamesInDomain, [MS-SAMR] 3.1.5.11.2. */
    record NamesArguments(ContextHandle handle, List<String> names) {
        static NamesArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            int count = in.count(MAX_LOOKUPS);
            List<Pointee<String>> names =
                    in.construct(array -> array.varyingArray(count, MAX_LOOKUPS, NdrReader::countedString));
            return new NamesArguments(
                    handle, names.stream().map(name -> name.orElse("")).toList());
        }
    }

    static RpcOutcome names(RpcCallContext context, NamesArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.LOOKUP,
                status -> twoArrays(List.of(), List.of(), status),
                open -> context.passes(Gate.SAM_LOOKUP)
                        ? names(open.domain(), arguments.names())
                        : twoArrays(List.of(), List.of(), NtStatus.ACCESS_DENIED));
    }

    private static RpcResult names(SamDomain domain, List<String> names) {
        List<Optional<Principal>> found = names.stream().map(domain::find).toList();
        List<Integer> rids = found.stream()
                .map(principal -> principal.map(Principal::rid).orElse(0))
                .toList();
        return twoArrays(rids, uses(found), mapped(found));
    }

    private static List<Integer> uses(List<Optional<Principal>> found) {
        return found.stream()
                .map(principal ->
                        principal.map(Principal::use).orElse(SidNameUse.UNKNOWN).code())
                .toList();
    }

    private static NtStatus mapped(List<? extends Optional<?>> found) {
        long mapped = found.stream().filter(Optional::isPresent).count();
        if (mapped == found.size()) {
            return NtStatus.SUCCESS;
        }
        return mapped == 0 ? NtStatus.NONE_MAPPED : NtStatus.SOME_NOT_MAPPED;
    }

    /** Two SAMPR_ULONG_ARRAYs, [MS-SAMR] 2.2.7.4. */
    private static RpcResult twoArrays(List<Integer> first, List<Integer> second, NtStatus status) {
        return out -> {
            out.construct(() -> ListPage.buffer(out, first, NdrWriter::u32));
            out.construct(() -> ListPage.buffer(out, second, NdrWriter::u32));
            out.u32(status.code());
        };
    }

    /** SamrLookupIdsInDomain, [MS-SAMR] 3.1.5.11.3. */
    record IdsArguments(ContextHandle handle, List<Integer> rids) {
        static IdsArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            int count = in.count(MAX_LOOKUPS);
            return new IdsArguments(handle, in.varyingArray(count, MAX_LOOKUPS, NdrReader::u32));
        }
    }

    static RpcOutcome ids(RpcCallContext context, IdsArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.LOOKUP,
                status -> namesAndUses(List.of(), status),
                open -> context.passes(Gate.SAM_LOOKUP)
                        ? ids(open.domain(), arguments.rids())
                        : namesAndUses(List.of(), NtStatus.ACCESS_DENIED));
    }

    private static RpcResult ids(SamDomain domain, List<Integer> rids) {
        List<Optional<Principal>> found = rids.stream().map(domain::find).toList();
        return namesAndUses(found, mapped(found));
    }

    /** SAMPR_RETURNED_USTRING_ARRAY, [MS-SAMR] 2.2.7.7, and SAMPR_ULONG_ARRAY. */
    private static RpcResult namesAndUses(List<Optional<Principal>> found, NtStatus status) {
        return out -> {
            out.construct(() -> ListPage.buffer(
                    out,
                    found,
                    (array, principal) ->
                            array.countedString(principal.map(Principal::name).orElse(null))));
            out.construct(() -> ListPage.buffer(out, uses(found), NdrWriter::u32));
            out.u32(status.code());
        };
    }

    /** SamrGetAliasMembership, [MS-SAMR] 3.1.5.9.2. */
    record MembershipArguments(ContextHandle handle, Set<Sid> members) {
        static MembershipArguments decode(NdrReader in) throws MalformedMessage {
            return new MembershipArguments(in.contextHandle(), ImmutableSet.copyOf(sids(in)));
        }

        /** SAMPR_PSID_ARRAY, [MS-SAMR] 2.2.7.5. */
        private static List<Sid> sids(NdrReader in) throws MalformedMessage {
            Pointee<List<Pointee<Sid>>> array = in.construct(members -> {
                int count = members.count(MAX_LOOKUPS);
                return members.pointer(buffer -> buffer.array(count, element -> element.pointer(NdrReader::sid)));
            });
            List<Sid> sids = new ArrayList<>();
            for (Pointee<Sid> sid : array.orElse(List.of())) {
                sids.add(sid.orThrow());
            }
            return sids;
        }
    }

    static RpcOutcome aliasMembership(RpcCallContext context, MembershipArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.GET_ALIAS_MEMBERSHIP,
                status -> array(List.of(), status),
                open -> array(
                        open.domain().aliases().stream()
                                .filter(alias -> alias.members().stream().anyMatch(arguments.members()::contains))
                                .map(SamAlias::rid)
                                .toList(),
                        NtStatus.SUCCESS));
    }

    private static RpcResult array(List<Integer> rids, NtStatus status) {
        return NtResult.structure(out -> ListPage.buffer(out, rids, NdrWriter::u32), status);
    }

    /** SamrRidToSid, [MS-SAMR] 3.1.5.13.8. */
    record RidArguments(ContextHandle handle, int rid) {
        static RidArguments decode(NdrReader in) throws MalformedMessage {
            return new RidArguments(in.contextHandle(), in.u32());
        }
    }

    static RpcOutcome ridToSid(RpcCallContext context, RidArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                0,
                NtResult::nothing,
                open -> NtResult.pointer(open.domain().sid().child(arguments.rid()), NdrWriter::sid, NtStatus.SUCCESS));
    }
}

package io.nethood.smb.rpc.samr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.ListPage;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.rpc.object.UnionLevels;
import io.nethood.smb.sam.Principal;
import io.nethood.smb.sam.SamAlias;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.sam.SamGroup;
import io.nethood.smb.security.ObjectRights;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/**
 * One user, group or alias: opening it by its number, and what it says of itself ([MS-SAMR] 3.1.5.1.6 to 3.1.5.1.9,
 * 3.1.5.5, 3.1.5.8, 3.1.5.9). Who is in a group or an alias is a list of accounts and passes the gate of lists.
 */
final class PrincipalCalls {
    private static final int READ_GROUP = SamObject.Group.READ_INFORMATION;
    private static final int READ_ALIAS = SamObject.Alias.READ_INFORMATION;

    /** USER_INFORMATION_CLASS of everything at once, which needs one of these rights and shows what they allow. */
    private static final int USER_ALL = 21;

    private static final int ANY_OF_USER_ALL = SamObject.User.READ_GENERAL
            | SamObject.User.READ_PREFERENCES
            | SamObject.User.READ_LOGON
            | SamObject.User.READ_ACCOUNT;

    /** [MS-SAMR] 2.2.4.15: level 5 is level 1 for replication. */
    private static final UnionLevels<SamGroup> GROUP_LEVELS = new UnionLevels<SamGroup>(NtStatus.INVALID_INFO_CLASS)
            .level(1, READ_GROUP, PrincipalCalls::groupGeneral)
            .level(2, READ_GROUP, (out, group) -> out.countedString(group.name()))
            .level(3, READ_GROUP, (out, group) -> out.u32(SamGroup.ATTRIBUTES))
            .level(4, READ_GROUP, (out, group) -> out.countedString(group.comment()))
            .level(5, READ_GROUP, PrincipalCalls::groupGeneral);

    /** [MS-SAMR] 2.2.5.6. */
    private static final UnionLevels<SamAlias> ALIAS_LEVELS = new UnionLevels<SamAlias>(NtStatus.INVALID_INFO_CLASS)
            .level(1, READ_ALIAS, PrincipalCalls::aliasGeneral)
            .level(2, READ_ALIAS, (out, alias) -> out.countedString(alias.name()))
            .level(3, READ_ALIAS, (out, alias) -> out.countedString(alias.comment()));

    private PrincipalCalls() {}

    /** SamrOpenUser, SamrOpenGroup, SamrOpenAlias. */
    record OpenArguments(ContextHandle handle, int desiredAccess, int rid) {
        static OpenArguments decode(NdrReader in) throws MalformedMessage {
            return new OpenArguments(in.contextHandle(), in.u32(), in.u32());
        }
    }

    static RpcOutcome openUser(RpcCallContext context, OpenArguments arguments) {
        return open(
                context,
                arguments,
                SamDomain::user,
                SamObject.User.RIGHTS,
                (domain, user) -> granted -> new SamObject.User(granted, domain, user),
                NtStatus.NO_SUCH_USER);
    }

    static RpcOutcome openGroup(RpcCallContext context, OpenArguments arguments) {
        return open(
                context,
                arguments,
                SamDomain::group,
                SamObject.Group.RIGHTS,
                (domain, group) -> granted -> new SamObject.Group(granted, group),
                NtStatus.NO_SUCH_GROUP);
    }

    static RpcOutcome openAlias(RpcCallContext context, OpenArguments arguments) {
        return open(
                context,
                arguments,
                SamDomain::alias,
                SamObject.Alias.RIGHTS,
                (domain, alias) -> granted -> new SamObject.Alias(granted, alias),
                NtStatus.NO_SUCH_ALIAS);
    }

    /**
     * Opens one principal of a domain.
     *
     * @param find looks for it by its RID
     * @param object what its handle stands for, once it is known which rights are granted
     * @param unknown the status when the domain has none of that RID
     */
    private static <P extends Principal> RpcOutcome open(
            RpcCallContext context,
            OpenArguments arguments,
            BiFunction<SamDomain, Integer, Optional<P>> find,
            ObjectRights rights,
            BiFunction<SamDomain, P, IntFunction<RpcObject>> object,
            NtStatus unknown) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                SamObject.Domain.LOOKUP,
                status -> NtResult.handle(ContextHandle.NULL, status),
                open -> find.apply(open.domain(), arguments.rid())
                        .map(found -> RpcObject.open(
                                context, rights, arguments.desiredAccess(), object.apply(open.domain(), found)))
                        .orElse(NtResult.handle(ContextHandle.NULL, unknown)));
    }

    /** SamrQueryInformationUser, SamrQueryInformationUser2. */
    static RpcOutcome queryUser(RpcCallContext context, DomainCalls.QueryArguments arguments) {
        Instant created = context.host().statistics().view().since();
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.User.class,
                0,
                NtResult::nothing,
                open -> arguments.level() == USER_ALL && (open.granted() & ANY_OF_USER_ALL) == 0
                        ? NtResult.nothing(NtStatus.ACCESS_DENIED)
                        : UserInfo.LEVELS.show(
                                arguments.level(), open.granted(), new UserInfo(open.user(), open.granted(), created)));
    }

    /** SamrGetGroupsForUser, [MS-SAMR] 3.1.5.9.1. */
    static RpcOutcome groupsForUser(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.User.class,
                SamObject.User.LIST_GROUPS,
                NtResult::nothing,
                open -> NtResult.pointer(
                        open.domain().groupsOf(open.user().rid()), PrincipalCalls::memberships, NtStatus.SUCCESS));
    }

    /** SAMPR_GET_GROUPS_BUFFER, [MS-SAMR] 2.2.7.13. */
    private static void memberships(NdrWriter out, List<SamGroup> groups) {
        ListPage.buffer(out, groups, (array, group) -> array.u32(group.rid()).u32(SamGroup.ATTRIBUTES));
    }

    /** SamrQueryInformationGroup, [MS-SAMR] 3.1.5.5.3. */
    static RpcOutcome queryGroup(RpcCallContext context, DomainCalls.QueryArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Group.class,
                0,
                NtResult::nothing,
                open -> GROUP_LEVELS.show(arguments.level(), open.granted(), open.group()));
    }

    /** SAMPR_GROUP_GENERAL_INFORMATION, [MS-SAMR] 2.2.4.4. */
    private static void groupGeneral(NdrWriter out, SamGroup group) {
        out.countedString(group.name())
                .u32(SamGroup.ATTRIBUTES)
                .u32(group.members().size())
                .countedString(group.comment());
    }

    /** SamrGetMembersInGroup, [MS-SAMR] 3.1.5.8.3. */
    static RpcOutcome membersInGroup(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Group.class,
                SamObject.Group.LIST_MEMBERS,
                NtResult::nothing,
                open -> context.passes(Gate.SAM_ENUMERATION)
                        ? NtResult.pointer(open.group().members(), PrincipalCalls::groupMembers, NtStatus.SUCCESS)
                        : NtResult.nothing(NtStatus.ACCESS_DENIED));
    }

    /** SAMPR_GET_MEMBERS_BUFFER, [MS-SAMR] 2.2.7.14. */
    private static void groupMembers(NdrWriter out, List<Integer> rids) {
        out.u32(rids.size())
                .pointer(rids, (members, all) -> members.array(all, NdrWriter::u32))
                .pointer(
                        rids,
                        (attributes, all) -> attributes.array(all, (array, rid) -> array.u32(SamGroup.ATTRIBUTES)));
    }

    /** SamrQueryInformationAlias, [MS-SAMR] 3.1.5.5.4. */
    static RpcOutcome queryAlias(RpcCallContext context, DomainCalls.QueryArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Alias.class,
                0,
                NtResult::nothing,
                open -> ALIAS_LEVELS.show(arguments.level(), open.granted(), open.alias()));
    }

    /** SAMPR_ALIAS_GENERAL_INFORMATION, [MS-SAMR] 2.2.5.2. */
    private static void aliasGeneral(NdrWriter out, SamAlias alias) {
        out.countedString(alias.name()).u32(alias.members().size()).countedString(alias.comment());
    }

    /** SamrGetMembersInAlias, [MS-SAMR] 3.1.5.8.4. */
    static RpcOutcome membersInAlias(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Alias.class,
                SamObject.Alias.LIST_MEMBERS,
                status -> sids(List.of(), status),
                open -> context.passes(Gate.SAM_ENUMERATION)
                        ? sids(open.alias().members(), NtStatus.SUCCESS)
                        : sids(List.of(), NtStatus.ACCESS_DENIED));
    }

    /** SAMPR_PSID_ARRAY_OUT, [MS-SAMR] 2.2.7.6. */
    private static RpcResult sids(List<Sid> sids, NtStatus status) {
        return NtResult.structure(
                out -> ListPage.buffer(out, sids, (array, sid) -> array.pointer(sid, NdrWriter::sid)), status);
    }
}

package io.nethood.smb.rpc.lsarpc;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

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
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** Accounts that have privileges, and what they have: [MS-LSAD] 3.1.4.5. Lists of them pass the gate of lists. */
final class AccountCalls {
    private static final int VIEW = LsaObject.Policy.VIEW_LOCAL_INFORMATION;
    private static final int LOOKUP = LsaObject.Policy.LOOKUP_NAMES;

    private AccountCalls() {}

    /** The arguments of every LsarEnumerate call that can be resumed. */
    record EnumerateArguments(ContextHandle handle, int enumerationContext, int preferredMaximumLength) {
        static EnumerateArguments decode(NdrReader in) throws MalformedMessage {
            return new EnumerateArguments(in.contextHandle(), in.u32(), in.u32());
        }

        RpcResult nothing(NtStatus status) {
            return out -> out.u32(enumerationContext).u32(0).u32(0).u32(status.code());
        }

        /** A context, a structure of a count and a pointer, and a status that says when there is nothing more. */
        <T> RpcResult page(List<T> all, ToIntFunction<T> size, BiConsumer<NdrWriter, T> element) {
            ListPage<T> page = ListPage.of(all, enumerationContext, preferredMaximumLength, size);
            if (page.rows().isEmpty()) {
                return nothing(NtStatus.NO_MORE_ENTRIES);
            }
            NtStatus status = page.complete() ? NtStatus.SUCCESS : NtStatus.MORE_ENTRIES;
            return out -> {
                out.u32(page.next());
                out.construct(() -> ListPage.buffer(out, page.rows(), element));
                out.u32(status.code());
            };
        }
    }

    /** LsarEnumerateAccounts, [MS-LSAD] 3.1.4.5.2. */
    static RpcOutcome enumerate(RpcCallContext context, EnumerateArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                VIEW,
                arguments::nothing,
                policy -> context.passes(Gate.SAM_ENUMERATION)
                        ? arguments.page(
                                AccountRights.of(context.host()),
                                account -> Integer.BYTES + account.sid().size(),
                                AccountCalls::accountInformation)
                        : arguments.nothing(NtStatus.ACCESS_DENIED));
    }

    /** LSAPR_ACCOUNT_INFORMATION, [MS-LSAD] 2.2.5.1. */
    private static void accountInformation(NdrWriter out, AccountRights account) {
        out.pointer(account.sid(), NdrWriter::sid);
    }

    /** LsarEnumerateAccountsWithUserRight, [MS-LSAD] 3.1.4.5.9. */
    record WithRightArguments(
            ContextHandle handle, @Nullable String right) {
        static WithRightArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            Pointee<Pointee<String>> right = in.pointer(NdrReader::countedString);
            return new WithRightArguments(
                    handle, right.isPresent() ? right.orThrow().orElse("") : null);
        }
    }

    static RpcOutcome withRight(RpcCallContext context, WithRightArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                VIEW | LOOKUP,
                status -> accounts(List.of(), status),
                policy -> context.passes(Gate.SAM_ENUMERATION)
                        ? withRight(context, arguments.right())
                        : accounts(List.of(), NtStatus.ACCESS_DENIED));
    }

    private static RpcResult withRight(RpcCallContext context, @Nullable String right) {
        List<AccountRights> all = AccountRights.of(context.host());
        List<AccountRights> having = all.stream()
                .filter(account -> right == null || account.names().contains(right))
                .toList();
        return accounts(having, having.isEmpty() ? NtStatus.NO_MORE_ENTRIES : NtStatus.SUCCESS);
    }

    private static RpcResult accounts(List<AccountRights> accounts, NtStatus status) {
        return NtResult.structure(out -> ListPage.buffer(out, accounts, AccountCalls::accountInformation), status);
    }

    /** LsarOpenAccount, [MS-LSAD] 3.1.4.5.3. */
    record OpenArguments(ContextHandle handle, Sid sid, int desiredAccess) {
        static OpenArguments decode(NdrReader in) throws MalformedMessage {
            return new OpenArguments(in.contextHandle(), in.sid(), in.u32());
        }
    }

    static RpcOutcome open(RpcCallContext context, OpenArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                0,
                status -> NtResult.handle(ContextHandle.NULL, status),
                policy -> AccountRights.of(context.host(), arguments.sid())
                        .map(account -> RpcObject.open(
                                context,
                                LsaObject.Account.RIGHTS,
                                arguments.desiredAccess(),
                                granted -> new LsaObject.Account(granted, account)))
                        .orElse(NtResult.handle(ContextHandle.NULL, NtStatus.OBJECT_NAME_NOT_FOUND)));
    }

    /** LsarEnumeratePrivilegesAccount, [MS-LSAD] 3.1.4.5.4. */
    static RpcOutcome privileges(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Account.class,
                LsaObject.Account.VIEW,
                NtResult::nothing,
                account -> NtResult.pointer(account.of().privileges(), AccountCalls::privilegeSet, NtStatus.SUCCESS));
    }

    /** LSAPR_PRIVILEGE_SET, [MS-LSAD] 2.2.5.5: the length of its array comes first. */
    private static void privilegeSet(NdrWriter out, List<Privilege> privileges) {
        out.u32(privileges.size()).u32(privileges.size()).u32(0); // Control
        privileges.forEach(privilege -> out.u32(privilege.number()).u32(0).u32(0)); // Luid, Attributes
    }

    /** LsarGetSystemAccessAccount, [MS-LSAD] 3.1.4.5.7. */
    static RpcOutcome systemAccess(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Account.class,
                LsaObject.Account.VIEW,
                NtResult::nothing,
                account -> out -> out.u32(account.of().systemAccess()).u32(NtStatus.SUCCESS.code()));
    }

    /** LsarEnumerateAccountRights, [MS-LSAD] 3.1.4.5.10: who may not look at the account does not see them. */
    record RightsArguments(ContextHandle handle, Sid sid) {
        static RightsArguments decode(NdrReader in) throws MalformedMessage {
            return new RightsArguments(in.contextHandle(), in.sid());
        }
    }

    static RpcOutcome rights(RpcCallContext context, RightsArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                0,
                status -> rights(List.of(), status),
                policy -> rights(context, arguments.sid()));
    }

    private static RpcResult rights(RpcCallContext context, Sid sid) {
        boolean may = LsaObject.Account.RIGHTS
                .grant(LsaObject.Account.VIEW, context.client().administrator())
                .isPresent();
        if (!may) {
            return rights(List.of(), NtStatus.ACCESS_DENIED);
        }
        Optional<AccountRights> account = AccountRights.of(context.host(), sid);
        return account.isEmpty()
                ? rights(List.of(), NtStatus.OBJECT_NAME_NOT_FOUND)
                : rights(account.get().names(), NtStatus.SUCCESS);
    }

    /** LSAPR_USER_RIGHT_SET, [MS-LSAD] 2.2.5.3. */
    private static RpcResult rights(List<String> names, NtStatus status) {
        return NtResult.structure(out -> ListPage.buffer(out, names, NdrWriter::countedString), status);
    }
}

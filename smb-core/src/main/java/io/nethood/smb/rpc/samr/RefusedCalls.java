package io.nethood.smb.rpc.samr;

import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.wire.NtStatus;

/**
 * The calls that would change accounts: they know their handle and are denied, whoever asks, since accounts are made in
 * the configuration. Whatever else they bring is not looked at.
 */
enum RefusedCalls {
    SET_SECURITY(2, "SamrSetSecurityObject", Answer.STATUS),
    SET_DOMAIN(9, "SamrSetInformationDomain", Answer.STATUS),
    CREATE_GROUP(10, "SamrCreateGroupInDomain", Answer.HANDLE_AND_RID),
    CREATE_USER(12, "SamrCreateUserInDomain", Answer.HANDLE_AND_RID),
    CREATE_ALIAS(14, "SamrCreateAliasInDomain", Answer.HANDLE_AND_RID),
    SET_GROUP(21, "SamrSetInformationGroup", Answer.STATUS),
    ADD_TO_GROUP(22, "SamrAddMemberToGroup", Answer.STATUS),
    DELETE_GROUP(23, "SamrDeleteGroup", Answer.SAME_HANDLE),
    REMOVE_FROM_GROUP(24, "SamrRemoveMemberFromGroup", Answer.STATUS),
    SET_MEMBER_ATTRIBUTES(26, "SamrSetMemberAttributesOfGroup", Answer.STATUS),
    SET_ALIAS(29, "SamrSetInformationAlias", Answer.STATUS),
    DELETE_ALIAS(30, "SamrDeleteAlias", Answer.SAME_HANDLE),
    ADD_TO_ALIAS(31, "SamrAddMemberToAlias", Answer.STATUS),
    REMOVE_FROM_ALIAS(32, "SamrRemoveMemberFromAlias", Answer.STATUS),
    DELETE_USER(35, "SamrDeleteUser", Answer.SAME_HANDLE),
    SET_USER(37, "SamrSetInformationUser", Answer.STATUS),
    CHANGE_PASSWORD(38, "SamrChangePasswordUser", Answer.STATUS),
    REMOVE_FROM_DOMAIN(45, "SamrRemoveMemberFromForeignDomain", Answer.STATUS),
    CREATE_USER_2(50, "SamrCreateUser2InDomain", Answer.HANDLE_ACCESS_AND_RID),
    ADD_MANY_TO_ALIAS(52, "SamrAddMultipleMembersToAlias", Answer.STATUS),
    REMOVE_MANY_FROM_ALIAS(53, "SamrRemoveMultipleMembersFromAlias", Answer.STATUS),
    SET_USER_2(58, "SamrSetInformationUser2", Answer.STATUS);

    /** What a call would give back besides its status. */
    private enum Answer {
        STATUS,
        SAME_HANDLE,
        HANDLE_AND_RID,
        HANDLE_ACCESS_AND_RID;

        RpcResult denied(ContextHandle handle) {
            int status = NtStatus.ACCESS_DENIED.code();
            return switch (this) {
                case STATUS -> NtResult.status(NtStatus.ACCESS_DENIED);
                case SAME_HANDLE -> NtResult.handle(handle, NtStatus.ACCESS_DENIED);
                case HANDLE_AND_RID ->
                    out -> out.contextHandle(ContextHandle.NULL).u32(0).u32(status);
                case HANDLE_ACCESS_AND_RID ->
                    out -> out.contextHandle(ContextHandle.NULL).u32(0).u32(0).u32(status);
            };
        }
    }

    private final int opnum;
    private final String callName;
    private final Answer answer;

    RefusedCalls(int opnum, String callName, Answer answer) {
        this.opnum = opnum;
        this.callName = callName;
        this.answer = answer;
    }

    /** Adds a row for each of them. */
    static RpcInterface.Builder addTo(RpcInterface.Builder table) {
        for (RefusedCalls refused : values()) {
            table.call(refused.opnum, refused.callName, HandleArgument::decode, refused::execute);
        }
        return table;
    }

    private RpcOutcome execute(RpcCallContext context, HandleArgument arguments) {
        return context.with(arguments.handle(), RpcObject.class, object -> answer.denied(arguments.handle()));
    }
}

package io.nethood.smb.rpc.samr;

import java.util.List;

import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.object.RefusedCall;
import io.nethood.smb.rpc.object.RefusedCall.Answer;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.rpc.object.RpcObject.SecurityArguments;
import io.nethood.smb.session.Edition.Family;

/** samr, [MS-SAMR] 3.1.5. */
public final class SamrService {
    public static final RpcInterface INTERFACE = RefusedCall.addTo(
                    RpcInterface.named("samr")
                            .uuid("12345778-1234-abcd-ef00-0123456789ac")
                            .version(1, 0)
                            .call(0, "SamrConnect", ConnectCalls.ConnectArguments::decode, ConnectCalls::connect)
                            .call(1, "SamrCloseHandle", HandleArgument::decode, RpcObject::close)
                            .call(3, "SamrQuerySecurityObject", SecurityArguments::decode, RpcObject::querySecurity)
                            .call(
                                    5,
                                    "SamrLookupDomainInSamServer",
                                    ConnectCalls.LookupDomainArguments::decode,
                                    ConnectCalls::lookupDomain)
                            .call(
                                    6,
                                    "SamrEnumerateDomainsInSamServer",
                                    EnumerateCalls.Arguments::decode,
                                    ConnectCalls::enumerateDomains)
                            .call(
                                    7,
                                    "SamrOpenDomain",
                                    ConnectCalls.OpenDomainArguments::decode,
                                    ConnectCalls::openDomain)
                            .call(
                                    8,
                                    "SamrQueryInformationDomain",
                                    DomainCalls.QueryArguments::decode,
                                    DomainCalls::query)
                            .call(
                                    11,
                                    "SamrEnumerateGroupsInDomain",
                                    EnumerateCalls.Arguments::decode,
                                    EnumerateCalls::groups)
                            .call(
                                    13,
                                    "SamrEnumerateUsersInDomain",
                                    EnumerateCalls.Arguments::decodeForUsers,
                                    EnumerateCalls::users)
                            .call(
                                    15,
                                    "SamrEnumerateAliasesInDomain",
                                    EnumerateCalls.Arguments::decode,
                                    EnumerateCalls::aliases)
                            .call(
                                    16,
                                    "SamrGetAliasMembership",
                                    LookupCalls.MembershipArguments::decode,
                                    LookupCalls::aliasMembership)
                            .call(17, "SamrLookupNamesInDomain", LookupCalls.NamesArguments::decode, LookupCalls::names)
                            .call(18, "SamrLookupIdsInDomain", LookupCalls.IdsArguments::decode, LookupCalls::ids)
                            .call(19, "SamrOpenGroup", PrincipalCalls.OpenArguments::decode, PrincipalCalls::openGroup)
                            .call(
                                    20,
                                    "SamrQueryInformationGroup",
                                    DomainCalls.QueryArguments::decode,
                                    PrincipalCalls::queryGroup)
                            .call(25, "SamrGetMembersInGroup", HandleArgument::decode, PrincipalCalls::membersInGroup)
                            .call(27, "SamrOpenAlias", PrincipalCalls.OpenArguments::decode, PrincipalCalls::openAlias)
                            .call(
                                    28,
                                    "SamrQueryInformationAlias",
                                    DomainCalls.QueryArguments::decode,
                                    PrincipalCalls::queryAlias)
                            .call(33, "SamrGetMembersInAlias", HandleArgument::decode, PrincipalCalls::membersInAlias)
                            .call(34, "SamrOpenUser", PrincipalCalls.OpenArguments::decode, PrincipalCalls::openUser)
                            .call(
                                    36,
                                    "SamrQueryInformationUser",
                                    DomainCalls.QueryArguments::decode,
                                    PrincipalCalls::queryUser)
                            .call(39, "SamrGetGroupsForUser", HandleArgument::decode, PrincipalCalls::groupsForUser)
                            .call(
                                    40,
                                    "SamrQueryDisplayInformation",
                                    DisplayCalls.QueryArguments::decode,
                                    DisplayCalls::query)
                            .call(
                                    44,
                                    "SamrGetUserDomainPasswordInformation",
                                    HandleArgument::decode,
                                    DomainCalls::userDomainPassword)
                            .call(
                                    46,
                                    "SamrQueryInformationDomain2",
                                    DomainCalls.QueryArguments::decode,
                                    DomainCalls::query)
                            .call(
                                    47,
                                    "SamrQueryInformationUser2",
                                    DomainCalls.QueryArguments::decode,
                                    PrincipalCalls::queryUser)
                            .call(
                                    48,
                                    "SamrQueryDisplayInformation2",
                                    DisplayCalls.QueryArguments::decode,
                                    DisplayCalls::query)
                            .call(
                                    51,
                                    "SamrQueryDisplayInformation3",
                                    DisplayCalls.QueryArguments::decode,
                                    DisplayCalls::query)
                            .call(
                                    56,
                                    "SamrGetDomainPasswordInformation",
                                    DomainCalls.PasswordArguments::decode,
                                    DomainCalls::domainPassword)
                            .call(57, "SamrConnect2", ConnectCalls.ConnectArguments::decode2, ConnectCalls::connect),
                    refusedCalls())
            .since(Family.WINDOWS_2000)
            .call(62, "SamrConnect4", ConnectCalls.ConnectArguments::decode4, ConnectCalls::connect)
            .since(Family.XP)
            .call(64, "SamrConnect5", ConnectCalls.Connect5Arguments::decode, ConnectCalls::connect5)
            .call(65, "SamrRidToSid", LookupCalls.RidArguments::decode, LookupCalls::ridToSid)
            .build();

    private SamrService() {}

    private static List<RefusedCall> refusedCalls() {
        return List.of(
                new RefusedCall(2, "SamrSetSecurityObject", Answer.STATUS),
                new RefusedCall(9, "SamrSetInformationDomain", Answer.STATUS),
                new RefusedCall(10, "SamrCreateGroupInDomain", Answer.HANDLE_AND_RID),
                new RefusedCall(12, "SamrCreateUserInDomain", Answer.HANDLE_AND_RID),
                new RefusedCall(14, "SamrCreateAliasInDomain", Answer.HANDLE_AND_RID),
                new RefusedCall(21, "SamrSetInformationGroup", Answer.STATUS),
                new RefusedCall(22, "SamrAddMemberToGroup", Answer.STATUS),
                new RefusedCall(23, "SamrDeleteGroup", Answer.SAME_HANDLE),
                new RefusedCall(24, "SamrRemoveMemberFromGroup", Answer.STATUS),
                new RefusedCall(26, "SamrSetMemberAttributesOfGroup", Answer.STATUS),
                new RefusedCall(29, "SamrSetInformationAlias", Answer.STATUS),
                new RefusedCall(30, "SamrDeleteAlias", Answer.SAME_HANDLE),
                new RefusedCall(31, "SamrAddMemberToAlias", Answer.STATUS),
                new RefusedCall(32, "SamrRemoveMemberFromAlias", Answer.STATUS),
                new RefusedCall(35, "SamrDeleteUser", Answer.SAME_HANDLE),
                new RefusedCall(37, "SamrSetInformationUser", Answer.STATUS),
                new RefusedCall(38, "SamrChangePasswordUser", Answer.STATUS),
                new RefusedCall(45, "SamrRemoveMemberFromForeignDomain", Answer.STATUS),
                new RefusedCall(50, "SamrCreateUser2InDomain", Answer.HANDLE_ACCESS_AND_RID),
                new RefusedCall(52, "SamrAddMultipleMembersToAlias", Answer.STATUS),
                new RefusedCall(53, "SamrRemoveMultipleMembersFromAlias", Answer.STATUS),
                new RefusedCall(58, "SamrSetInformationUser2", Answer.STATUS));
    }
}

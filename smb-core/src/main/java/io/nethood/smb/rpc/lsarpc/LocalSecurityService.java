package io.nethood.smb.rpc.lsarpc;

import java.util.List;

import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.object.RefusedCall;
import io.nethood.smb.rpc.object.RefusedCall.Answer;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.rpc.object.RpcObject.SecurityArguments;
import io.nethood.smb.session.Edition.Family;

/** lsarpc, [MS-LSAD] 3.1.4 and [MS-LSAT] 3.1.4. */
public final class LocalSecurityService {
    public static final RpcInterface INTERFACE = RefusedCall.addTo(
                    RpcInterface.named("lsarpc")
                            .uuid("12345778-1234-abcd-ef00-0123456789ab")
                            .version(0, 0)
                            .call(0, "LsarClose", HandleArgument::decode, RpcObject::close)
                            .call(
                                    2,
                                    "LsarEnumeratePrivileges",
                                    AccountCalls.EnumerateArguments::decode,
                                    PrivilegeCalls::enumerate)
                            .call(3, "LsarQuerySecurityObject", SecurityArguments::decode, RpcObject::querySecurity)
                            .call(6, "LsarOpenPolicy", PolicyCalls.OpenArguments::decode, PolicyCalls::open)
                            .call(
                                    7,
                                    "LsarQueryInformationPolicy",
                                    PolicyCalls.QueryArguments::decode,
                                    PolicyCalls::query)
                            .call(
                                    11,
                                    "LsarEnumerateAccounts",
                                    AccountCalls.EnumerateArguments::decode,
                                    AccountCalls::enumerate)
                            .call(
                                    13,
                                    "LsarEnumerateTrustedDomains",
                                    AccountCalls.EnumerateArguments::decode,
                                    PolicyCalls::trustedDomains)
                            .call(
                                    14,
                                    "LsarLookupNames",
                                    LookupCalls.NamesArguments::decode,
                                    LookupCalls.names(LookupCalls::translatedSid))
                            .call(
                                    15,
                                    "LsarLookupSids",
                                    LookupCalls.SidsArguments::decode,
                                    LookupCalls.sids(LookupCalls::translatedName))
                            .call(17, "LsarOpenAccount", AccountCalls.OpenArguments::decode, AccountCalls::open)
                            .call(
                                    18,
                                    "LsarEnumeratePrivilegesAccount",
                                    HandleArgument::decode,
                                    AccountCalls::privileges)
                            .call(23, "LsarGetSystemAccessAccount", HandleArgument::decode, AccountCalls::systemAccess)
                            .call(
                                    31,
                                    "LsarLookupPrivilegeValue",
                                    PrivilegeCalls.ValueArguments::decode,
                                    PrivilegeCalls::value)
                            .call(
                                    32,
                                    "LsarLookupPrivilegeName",
                                    PrivilegeCalls.NameArguments::decode,
                                    PrivilegeCalls::name)
                            .call(
                                    33,
                                    "LsarLookupPrivilegeDisplayName",
                                    PrivilegeCalls.DisplayNameArguments::decode,
                                    PrivilegeCalls::displayName)
                            .call(
                                    35,
                                    "LsarEnumerateAccountsWithUserRight",
                                    AccountCalls.WithRightArguments::decode,
                                    AccountCalls::withRight)
                            .call(
                                    36,
                                    "LsarEnumerateAccountRights",
                                    AccountCalls.RightsArguments::decode,
                                    AccountCalls::rights)
                            .call(44, "LsarOpenPolicy2", PolicyCalls.OpenArguments::decode2, PolicyCalls::open)
                            .call(45, "LsarGetUserName", PolicyCalls.UserNameArguments::decode, PolicyCalls::userName),
                    refusedCalls())
            .since(Family.WINDOWS_2000)
            .call(46, "LsarQueryInformationPolicy2", PolicyCalls.QueryArguments::decode, PolicyCalls::query)
            .call(
                    50,
                    "LsarEnumerateTrustedDomainsEx",
                    AccountCalls.EnumerateArguments::decode,
                    PolicyCalls::trustedDomains)
            .call(
                    57,
                    "LsarLookupSids2",
                    LookupCalls.SidsArguments::decode2,
                    LookupCalls.sids(LookupCalls::translatedNameEx))
            .call(
                    58,
                    "LsarLookupNames2",
                    LookupCalls.NamesArguments::decode2,
                    LookupCalls.names(LookupCalls::translatedSidEx))
            .since(Family.XP)
            .call(
                    68,
                    "LsarLookupNames3",
                    LookupCalls.NamesArguments::decode2,
                    LookupCalls.names(LookupCalls::translatedSidEx2))
            .call(76, "LsarLookupSids3", in -> true, LookupCalls::notOverPipes)
            .call(77, "LsarLookupNames4", in -> true, LookupCalls::notOverPipes)
            .build();

    private LocalSecurityService() {}

    private static List<RefusedCall> refusedCalls() {
        return List.of(
                new RefusedCall(4, "LsarSetSecurityObject", Answer.STATUS),
                new RefusedCall(8, "LsarSetInformationPolicy", Answer.STATUS),
                new RefusedCall(10, "LsarCreateAccount", Answer.NEW_HANDLE),
                new RefusedCall(12, "LsarCreateTrustedDomain", Answer.NEW_HANDLE),
                new RefusedCall(16, "LsarCreateSecret", Answer.NEW_HANDLE),
                new RefusedCall(19, "LsarAddPrivilegesToAccount", Answer.STATUS),
                new RefusedCall(20, "LsarRemovePrivilegesFromAccount", Answer.STATUS),
                new RefusedCall(24, "LsarSetSystemAccessAccount", Answer.STATUS),
                new RefusedCall(28, "LsarOpenSecret", Answer.NEW_HANDLE),
                new RefusedCall(34, "LsarDeleteObject", Answer.SAME_HANDLE),
                new RefusedCall(37, "LsarAddAccountRights", Answer.STATUS),
                new RefusedCall(38, "LsarRemoveAccountRights", Answer.STATUS));
    }
}

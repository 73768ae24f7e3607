package io.nethood.smb.rpc.srvsvc;

import io.nethood.smb.rpc.association.RpcInterface;

/** srvsvc, [MS-SRVS] 3.1.4. */
public final class ServerService {
    public static final RpcInterface INTERFACE = RpcInterface.named("srvsvc")
            .uuid("4b324fc8-1670-01d3-1278-5a47bf6ee188")
            .version(3, 0)
            .call(9, "NetrFileEnum", FileCalls.EnumArguments::decode, FileCalls::enumerate)
            .call(10, "NetrFileGetInfo", FileCalls.GetInfoArguments::decode, FileCalls::getInfo)
            .call(11, "NetrFileClose", FileCalls.CloseArguments::decode, FileCalls::close)
            .call(12, "NetrSessionEnum", SessionCalls.EnumArguments::decode, SessionCalls::enumerate)
            .call(13, "NetrSessionDel", SessionCalls.DelArguments::decode, SessionCalls::delete)
            .call(14, "NetrShareAdd", ShareChanges.AddArguments::decode, ShareChanges::add)
            .call(15, "NetrShareEnum", ShareCalls.EnumArguments::decode, ShareCalls::enumerate)
            .call(16, "NetrShareGetInfo", ShareCalls.GetInfoArguments::decode, ShareCalls::getInfo)
            .call(17, "NetrShareSetInfo", ShareChanges.SetArguments::decode, ShareChanges::set)
            .call(18, "NetrShareDel", ShareChanges.DelArguments::decode, ShareChanges::delete)
            .call(20, "NetrShareCheck", ShareCalls.CheckArguments::decode, ShareCalls::check)
            .call(21, "NetrServerGetInfo", ServerCalls.GetInfoArguments::decode, ServerCalls::getInfo)
            .call(24, "NetrServerStatisticsGet", ServerCalls.StatisticsArguments::decode, ServerCalls::statistics)
            .call(28, "NetrRemoteTOD", ServerCalls.TimeArguments::decode, ServerCalls::remoteTimeOfDay)
            .call(36, "NetrShareEnumSticky", ShareCalls.EnumArguments::decode, ShareCalls::enumerateSticky)
            .build();

    private ServerService() {}
}

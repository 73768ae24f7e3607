package io.nethood.smb.rpc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.pipe.PipeRegistry;
import io.nethood.smb.rpc.association.RpcAssociation;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcService;
import io.nethood.smb.rpc.dssetup.DirectoryServicesSetup;
import io.nethood.smb.rpc.lsarpc.LocalSecurityService;
import io.nethood.smb.rpc.samr.SamrService;
import io.nethood.smb.rpc.spoolss.PrintService;
import io.nethood.smb.rpc.srvsvc.ServerService;
import io.nethood.smb.rpc.wkssvc.WorkstationService;

/** The pipes of a host and the interfaces behind them. */
public final class StandardPipes {
    /** By pipe name: what a client can bind to there. */
    public static final Map<String, List<RpcInterface>> INTERFACES = Map.of(
            "srvsvc", List.of(ServerService.INTERFACE),
            "wkssvc", List.of(WorkstationService.INTERFACE),
            "spoolss", List.of(PrintService.INTERFACE),
            "lsarpc", List.of(LocalSecurityService.INTERFACE, DirectoryServicesSetup.INTERFACE),
            "samr", List.of(SamrService.INTERFACE));

    private StandardPipes() {}

    public static PipeRegistry of(SmbHost host) {
        IntSupplier groups = groupIds(host.environment().random().nextInt());
        Map<String, Function<PipeClient, PipeEndpoint>> pipes = new TreeMap<>();
        INTERFACES.forEach((pipe, interfaces) -> {
            RpcService service = new RpcService(host, pipe, interfaces, groups);
            pipes.put(pipe, client -> new RpcAssociation(service, client));
        });
        return new PipeRegistry(pipes);
    }

    /** Association group ids from {@code start} on: each host its own, none of them zero. */
    private static IntSupplier groupIds(int start) {
        AtomicInteger last = new AtomicInteger(start);
        return () -> {
            int id = last.incrementAndGet();
            return id == 0 ? last.incrementAndGet() : id;
        };
    }
}

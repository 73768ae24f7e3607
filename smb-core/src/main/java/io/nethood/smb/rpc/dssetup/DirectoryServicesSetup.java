package io.nethood.smb.rpc.dssetup;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;

/** dssetup, [MS-DSSP] 3.2.5; from Windows 2000 on. */
public final class DirectoryServicesSetup {
    public static final RpcInterface INTERFACE = RpcInterface.named("dssetup")
            .uuid("3919286a-b10c-11d0-9ba8-00c04fd92ef5")
            .version(0, 0)
            .since(Edition.Family.WINDOWS_2000)
            .call(0, "DsRolerGetPrimaryDomainInformation", Arguments::decode, DirectoryServicesSetup::answer)
            .build();

    /** DSROLE_MACHINE_ROLE, [MS-DSSP] 2.2.1. */
    private static final int STANDALONE_WORKSTATION = 0;

    private static final int STANDALONE_SERVER = 2;

    private DirectoryServicesSetup() {}

    /**
     * DsRolerGetPrimaryDomainInformation, [MS-DSSP] 3.2.5.1.
     *
     * @param level 1 the domain, 2 an upgrade that is on its way, 3 a promotion that is on its way
     */
    record Arguments(int level) {
        static Arguments decode(NdrReader in) throws MalformedMessage {
            return new Arguments(in.u16());
        }
    }

    private static RpcOutcome answer(RpcCallContext context, Arguments arguments) {
        RpcResult result = switch (arguments.level()) {
            case 1 -> out -> information(out, 1, () -> domain(out, context.host()));
            case 2 -> out -> information(out, 2, () -> out.u32(0).u16(0));
            case 3 -> out -> information(out, 3, () -> out.u16(0));
            default -> out -> out.u32(0).u32(Win32Error.INVALID_PARAMETER.code());
        };
        return new RpcOutcome.Returned(result);
    }

    private static void information(NdrWriter out, int level, Runnable arm) {
        out.pointer(level, (union, switchedBy) -> {
            union.u16(switchedBy);
            union.align(4);
            arm.run();
        });
        out.u32(Win32Error.SUCCESS.code());
    }

    /** DSROLER_PRIMARY_DOMAIN_INFO_BASIC, [MS-DSSP] 2.2.4: a workgroup has a flat name and nothing else. */
    private static void domain(NdrWriter out, SmbHost host) {
        out.u16(host.profile().edition().limited() ? STANDALONE_WORKSTATION : STANDALONE_SERVER)
                .u32(0)
                .stringPointer(host.profile().workgroup())
                .stringPointer(null)
                .stringPointer(null)
                .u32(0)
                .u32(0)
                .u32(0)
                .u32(0);
    }
}

package io.nethood.smb.rpc.wkssvc;

import io.nethood.smb.host.ServerSelfView;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.info.Audience;
import io.nethood.smb.rpc.info.InfoLevels;
import io.nethood.smb.rpc.info.InfoResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** wkssvc, [MS-WKST] 3.2.4. */
public final class WorkstationService {
    public static final RpcInterface INTERFACE = RpcInterface.named("wkssvc")
            .uuid("6bffd098-a112-3610-9833-46c3f87e345a")
            .version(1, 0)
            .call(0, "NetrWkstaGetInfo", GetInfo::decode, WorkstationService::getInfo)
            .build();

    /** Who may see what: [MS-WKST] 6 &lt;29&gt;. */
    static final InfoLevels<SmbHost> LEVELS = InfoLevels.<SmbHost>builder()
            .level(100, Audience.EVERYONE, WorkstationService::info100)
            .level(101, Audience.AUTHENTICATED, WorkstationService::info101)
            .level(102, Audience.ADMINISTRATORS, WorkstationService::info102)
            .level(502, Audience.ADMINISTRATORS, WorkstationService::info502)
            .build();

    private WorkstationService() {}

    /** NetrWkstaGetInfo, [MS-WKST] 3.2.4.1. */
    record GetInfo(@Nullable String serverName, int level) {
        static GetInfo decode(NdrReader in) throws MalformedMessage {
            return new GetInfo(in.uniqueString(), in.u32());
        }
    }

    private static RpcOutcome getInfo(RpcCallContext context, GetInfo arguments) {
        return new RpcOutcome.Returned(InfoResult.show(LEVELS, arguments.level(), context.client(), context.host()));
    }

    /** WKSTA_INFO_100, [MS-WKST] 2.2.5.1. */
    private static void info100(NdrWriter out, SmbHost host) {
        ServerSelfView self = ServerSelfView.of(host);
        out.u32(self.platformId())
                .stringPointer(self.name())
                .stringPointer(host.profile().workgroup())
                .u32(self.majorVersion())
                .u32(self.minorVersion());
    }

    /** WKSTA_INFO_101, [MS-WKST] 2.2.5.2: lanroot is empty. */
    private static void info101(NdrWriter out, SmbHost host) {
        info100(out, host);
        out.stringPointer("");
    }

    /** WKSTA_INFO_102, [MS-WKST] 2.2.5.3: nobody is logged on at the console of a virtual machine. */
    private static void info102(NdrWriter out, SmbHost host) {
        info101(out, host);
        out.u32(0);
    }

    /** WKSTA_INFO_502, [MS-WKST] 2.2.5.4: a redirector that nobody uses, with the values of a fresh Windows. */
    private static void info502(NdrWriter out, SmbHost host) {
        out.u32(3600) // char_wait
                .u32(250) // collection_time
                .u32(16) // maximum_collection_count
                .u32(600) // keep_conn
                .u32(50) // max_cmds
                .u32(45) // sess_timeout
                .u32(512) // siz_char_buf
                .u32(17) // max_threads
                .u32(6144) // lock_quota
                .u32(10) // lock_increment
                .u32(500) // lock_maximum
                .u32(10) // pipe_increment
                .u32(500) // pipe_maximum
                .u32(40) // cache_file_timeout
                .u32(45) // dormant_file_limit
                .u32(-1) // read_ahead_throughput
                .u32(3) // num_mailslot_buffers
                .u32(20) // num_srv_announce_buffers
                .u32(5) // max_illegal_datagram_events
                .u32(3600) // illegal_datagram_event_reset_frequency
                .u32(0) // log_election_packets
                .u32(1) // use_opportunistic_locking
                .u32(1) // use_unlock_behind
                .u32(1) // use_close_behind
                .u32(1) // buf_named_pipes
                .u32(1) // use_lock_read_unlock
                .u32(1) // utilize_nt_caching
                .u32(1) // use_raw_read
                .u32(1) // use_raw_write
                .u32(1) // use_write_raw_data
                .u32(1) // use_encryption
                .u32(1) // buf_files_deny_write
                .u32(1) // buf_read_only_files
                .u32(1) // force_core_create_mode
                .u32(0); // use_512_byte_max_transfer
    }
}

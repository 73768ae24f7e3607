package io.nethood.smb.rpc.srvsvc;

import java.time.ZonedDateTime;

import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.ServerSelfView;
import io.nethood.smb.host.ServerStatistics;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.host.TimeOfDay;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.info.Audience;
import io.nethood.smb.rpc.info.InfoLevels;
import io.nethood.smb.rpc.info.InfoResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** What srvsvc says of the server itself. Rights: [MS-SRVS] 6 &lt;80&gt;, &lt;88&gt;, &lt;90&gt;. */
final class ServerCalls {
    static final InfoLevels<SmbHost> LEVELS = InfoLevels.<SmbHost>builder()
            .level(100, Audience.EVERYONE, ServerCalls::info100)
            .level(101, Audience.EVERYONE, ServerCalls::info101)
            .level(102, Audience.ADMINISTRATORS, ServerCalls::info102)
            .level(502, Audience.ADMINISTRATORS, ServerCalls::info502)
            .build();

    /** SV_NODISC and a number of users without limit: both all ones. */
    private static final int UNLIMITED = -1;

    private static final int ANNOUNCE_SECONDS = 240;
    private static final int ANNOUNCE_DELTA_MILLIS = 3000;

    private ServerCalls() {}

    /** NetrServerGetInfo, [MS-SRVS] 3.1.4.17. */
    record GetInfoArguments(@Nullable String serverName, int level) {
        static GetInfoArguments decode(NdrReader in) throws MalformedMessage {
            return new GetInfoArguments(in.uniqueString(), in.u32());
        }
    }

    /** NetrServerStatisticsGet, [MS-SRVS] 3.1.4.18. */
    record StatisticsArguments(
            @Nullable String serverName, @Nullable String service, int level, int options) {
        static StatisticsArguments decode(NdrReader in) throws MalformedMessage {
            return new StatisticsArguments(in.uniqueString(), in.uniqueString(), in.u32(), in.u32());
        }
    }

    /** NetrRemoteTOD, [MS-SRVS] 3.1.4.21. */
    record TimeArguments(@Nullable String serverName) {
        static TimeArguments decode(NdrReader in) throws MalformedMessage {
            return new TimeArguments(in.uniqueString());
        }
    }

    static RpcOutcome getInfo(RpcCallContext context, GetInfoArguments arguments) {
        return new RpcOutcome.Returned(InfoResult.show(LEVELS, arguments.level(), context.client(), context.host()));
    }

    static RpcOutcome statistics(RpcCallContext context, StatisticsArguments arguments) {
        Win32Error status = statisticsRefusal(context, arguments);
        ServerStatistics.View view =
                status == Win32Error.SUCCESS ? context.host().statistics().view() : null;
        RpcResult result = out -> out.pointer(view, ServerCalls::statServer0).u32(status.code());
        return new RpcOutcome.Returned(result);
    }

    private static Win32Error statisticsRefusal(RpcCallContext context, StatisticsArguments arguments) {
        if (!Audience.AUTHENTICATED.admits(context.client())) {
            return Win32Error.ACCESS_DENIED;
        }
        if (arguments.level() != 0) {
            return Win32Error.INVALID_LEVEL;
        }
        return arguments.options() == 0 ? Win32Error.SUCCESS : Win32Error.INVALID_PARAMETER;
    }

    static RpcOutcome remoteTimeOfDay(RpcCallContext context, TimeArguments arguments) {
        TimeOfDay now = TimeOfDay.of(context.host());
        RpcResult result = out -> out.pointer(now, ServerCalls::timeOfDayInfo).u32(Win32Error.SUCCESS.code());
        return new RpcOutcome.Returned(result);
    }

    /** SERVER_INFO_100, [MS-SRVS] 2.2.4.40. */
    private static void info100(NdrWriter out, SmbHost host) {
        ServerSelfView self = ServerSelfView.of(host);
        out.u32(self.platformId()).stringPointer(self.name());
    }

    /** SERVER_INFO_101, [MS-SRVS] 2.2.4.41. */
    private static void info101(NdrWriter out, SmbHost host) {
        ServerSelfView self = ServerSelfView.of(host);
        out.u32(self.platformId())
                .stringPointer(self.name())
                .u32(self.majorVersion())
                .u32(self.minorVersion())
                .u32(self.type())
                .stringPointer(self.comment());
    }

    /** SERVER_INFO_102, [MS-SRVS] 2.2.4.42. */
    private static void info102(NdrWriter out, SmbHost host) {
        HostSettings settings = host.settings();
        int limit = settings.limit().limit();
        info101(out, host);
        out.u32(limit == Edition.UNLIMITED ? UNLIMITED : limit)
                .u32(settings.autodisconnectMinutes())
                .u32(settings.hidden() ? 1 : 0)
                .u32(ANNOUNCE_SECONDS)
                .u32(ANNOUNCE_DELTA_MILLIS)
                .u32(0)
                .stringPointer("c:\\");
    }

    /** SERVER_INFO_502, [MS-SRVS] 2.2.4.44, with the defaults of [MS-SRVS] 6 &lt;41&gt; where it names them. */
    private static void info502(NdrWriter out, SmbHost host) {
        out.u32(2048) // sessopens
                .u32(1) // sessvcs
                .u32(2048) // opensearch
                .u32(4356) // sizreqbuf
                .u32(4) // initworkitems
                .u32(16) // maxworkitems
                .u32(4) // rawworkitems
                .u32(15) // irpstacksize
                .u32(65535) // maxrawbuflen
                .u32(2048) // sessusers
                .u32(2048) // sessconns
                .u32(UNLIMITED) // maxpagedmemoryusage
                .u32(UNLIMITED) // maxnonpagedmemoryusage
                .u32(1) // enablesoftcompat
                .u32(0) // enableforcedlogoff
                .u32(0) // timesource
                .u32(1) // acceptdownlevelapis
                .u32(0); // lmannounce
    }

    /** STAT_SERVER_0, [MS-SRVS] 2.2.4.39. */
    private static void statServer0(NdrWriter out, ServerStatistics.View view) {
        out.u32((int) view.since().getEpochSecond())
                .u32((int) view.filesAccessed())
                .u32(0) // devopens
                .u32(0) // jobsqueued
                .u32((int) view.sessionsAccepted())
                .u32((int) view.sessionsTimedOut())
                .u32((int) view.sessionsErroredOut())
                .u32((int) view.passwordViolations())
                .u32((int) view.permissionViolations())
                .u32(0) // syserrors
                .u32((int) view.bytesSent())
                .u32((int) (view.bytesSent() >>> 32))
                .u32((int) view.bytesReceived())
                .u32((int) (view.bytesReceived() >>> 32))
                .u32(0) // avresponse
                .u32(0) // reqbufneed
                .u32(0); // bigbufneed
    }

    /** TIME_OF_DAY_INFO of NetrRemoteTOD. */
    private static void timeOfDayInfo(NdrWriter out, TimeOfDay now) {
        ZonedDateTime clock = now.wallClock();
        out.u32(now.secondsSince1970())
                .u32(now.uptimeMillis())
                .u32(clock.getHour())
                .u32(clock.getMinute())
                .u32(clock.getSecond())
                .u32(now.hundredths())
                .u32(TimeOfDay.TIME_ZONE)
                .u32(TimeOfDay.TICK)
                .u32(clock.getDayOfMonth())
                .u32(clock.getMonthValue())
                .u32(clock.getYear())
                .u32(now.weekday());
    }
}

package io.nethood.smb.rap;

import java.time.ZonedDateTime;

import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.TimeOfDay;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/** NetWkstaGetInfo and NetRemoteTOD, [MS-RAP] 2.5.10.1, 2.5.9. */
final class WorkstationCommands {
    private static final int LEVEL = 10;

    private WorkstationCommands() {}

    static RapResult getInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        if (level != LEVEL) {
            return new RapResult.Status(Win32Error.INVALID_LEVEL, 1);
        }
        HostProfile profile = context.host().profile();
        // NetWkstaInfo10. Windows names neither a user nor other domains ([MS-RAP] 6 <59>, <62>, <63>).
        RapStructure structure = new RapStructure(context.host().settings().codePage())
                .text(profile.name())
                .text("")
                .text(profile.workgroup())
                .byteValue(profile.edition().family().majorVersion())
                .byteValue(profile.edition().family().minorVersion())
                .text("")
                .text("");
        return new RapResult.Single(structure, receiveBufferSize);
    }

    static RapResult remoteTimeOfDay(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int receiveBufferSize = parameters.u16();
        TimeOfDay now = TimeOfDay.of(context.host());
        ZonedDateTime clock = now.wallClock();
        // TimeOfDayInfo, [MS-RAP] 2.5.9.2.1.
        RapStructure structure = new RapStructure(context.host().settings().codePage())
                .dword(now.secondsSince1970())
                .dword(now.uptimeMillis())
                .byteValue(clock.getHour())
                .byteValue(clock.getMinute())
                .byteValue(clock.getSecond())
                .byteValue(now.hundredths())
                .word(TimeOfDay.TIME_ZONE)
                .word(TimeOfDay.TICK)
                .byteValue(clock.getDayOfMonth())
                .byteValue(clock.getMonthValue())
                .word(clock.getYear())
                .byteValue(now.weekday());
        return new RapResult.Bare(structure, receiveBufferSize);
    }
}

package io.nethood.smb.rap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.session.WindowsSessionList;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** NetSessionEnum, NetSessionGetInfo, NetSessionDel: of LAN Manager's heritage, not in [MS-RAP]; for administrators. */
final class SessionCommands {
    private static final int LEVEL = 2;

    /** SESS_GUEST, [MS-SRVS] 2.2.2.3. */
    private static final int SESS_GUEST = 1;

    private SessionCommands() {}

    static RapResult enumerate(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 2);
        }
        SmbHost host = context.host();
        List<RapStructure> entries = rows(host).map(row -> structure(host, row)).toList();
        return new RapResult.Entries(entries, 0, receiveBufferSize);
    }

    static RapResult getInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        SmbHost host = context.host();
        String computer = computer(host, parameters);
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 1);
        }
        Optional<WindowsSessionList.Row> found = rows(host)
                .filter(row -> row.computer().equalsIgnoreCase(computer))
                .findFirst();
        return found.isPresent()
                ? new RapResult.Single(structure(host, found.get()), receiveBufferSize)
                : new RapResult.Status(Win32Error.NERR_CLIENT_NAME_NOT_FOUND, 1);
    }

    static RapResult delete(RapCallContext context, WireReader parameters) throws MalformedMessage {
        SmbHost host = context.host();
        String computer = computer(host, parameters);
        if (!context.client().administrator()) {
            return new RapResult.Status(Win32Error.ACCESS_DENIED, 0);
        }
        boolean ended = !computer.isEmpty() && host.deleteSessions(computer, null) > 0;
        return new RapResult.Status(ended ? Win32Error.SUCCESS : Win32Error.NERR_CLIENT_NAME_NOT_FOUND, 0);
    }

    private static Win32Error refusal(RapCallContext context, int level) {
        if (level != LEVEL) {
            return Win32Error.INVALID_LEVEL;
        }
        return context.client().administrator() ? Win32Error.SUCCESS : Win32Error.ACCESS_DENIED;
    }

    private static Stream<WindowsSessionList.Row> rows(SmbHost host) {
        return WindowsSessionList.of(host.ledger().snapshot()).stream();
    }

    /** The computer that a session is named by, with or without its backslashes. */
    private static String computer(SmbHost host, WireReader parameters) throws MalformedMessage {
        String session = parameters.oemString(host.settings().codePage());
        return session.startsWith("\\\\") ? session.substring(2) : session;
    }

    /** Session info 2, data descriptor {@code zzWWWDDDz}. */
    private static RapStructure structure(SmbHost host, WindowsSessionList.Row row) {
        return new RapStructure(host.settings().codePage())
                .text(row.computer())
                .text(emptyIfNull(row.user()))
                .word(1) // connections
                .word(Math.min(row.opens(), 0xFFFF))
                .word(1) // users
                .dword((int) row.ageSeconds())
                .dword((int) row.idleSeconds())
                .dword(row.guest() ? SESS_GUEST : 0)
                .text(row.clientType());
    }

    private static String emptyIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package io.nethood.smb.rpc.srvsvc;

import java.util.List;

import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.info.Audience;
import io.nethood.smb.rpc.info.Enumeration;
import io.nethood.smb.rpc.info.InfoLevels;
import io.nethood.smb.rpc.info.InfoResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.WindowsSessionList;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What srvsvc says of sessions: the list that Windows shows, all NULL sessions of a computer in one row (D1).
 *
 * <p>Levels 0 and 10 are open to everybody, as NetSessionEnum documents; the others are for administrators.
 */
final class SessionCalls {
    static final InfoLevels<WindowsSessionList.Row> LEVELS = InfoLevels.<WindowsSessionList.Row>builder()
            .level(0, Audience.EVERYONE, SessionCalls::info0)
            .level(1, Audience.ADMINISTRATORS, SessionCalls::info1)
            .level(2, Audience.ADMINISTRATORS, SessionCalls::info2)
            .level(10, Audience.EVERYONE, SessionCalls::info10)
            .level(502, Audience.ADMINISTRATORS, SessionCalls::info502)
            .build();

    /** User flag SESS_GUEST, [MS-SRVS] 2.2.2.3. */
    private static final int SESS_GUEST = 0x0000_0001;

    private static final String COMPUTER_PREFIX = "\\\\";

    private SessionCalls() {}

    /** NetrSessionEnum, [MS-SRVS] 3.1.4.5. */
    record EnumArguments(
            @Nullable String serverName,
            @Nullable String clientName,
            @Nullable String userName,
            Enumeration.Container container,
            Enumeration.Window window) {
        static EnumArguments decode(NdrReader in) throws MalformedMessage {
            return new EnumArguments(
                    in.uniqueString(),
                    in.uniqueString(),
                    in.uniqueString(),
                    Enumeration.Container.decode(in),
                    Enumeration.Window.decode(in));
        }
    }

    /** NetrSessionDel, [MS-SRVS] 3.1.4.6. */
    record DelArguments(
            @Nullable String serverName,
            @Nullable String clientName,
            @Nullable String userName) {
        static DelArguments decode(NdrReader in) throws MalformedMessage {
            return new DelArguments(in.uniqueString(), in.uniqueString(), in.uniqueString());
        }
    }

    static RpcOutcome enumerate(RpcCallContext context, EnumArguments arguments) {
        int number = arguments.container().level();
        String client = emptyIfNull(arguments.clientName());
        String user = emptyIfNull(arguments.userName());
        Win32Error refusal = refusal(context, arguments, client);
        List<WindowsSessionList.Row> rows = List.of();
        if (refusal == Win32Error.SUCCESS) {
            rows = rows(context, client, user);
            refusal = rows.isEmpty() ? nothingFound(client, user) : Win32Error.SUCCESS;
        }
        return new RpcOutcome.Returned(
                refusal == Win32Error.SUCCESS
                        ? Enumeration.page(LEVELS.find(number).orElseThrow(), rows, arguments.window())
                        : Enumeration.failure(LEVELS, number, arguments.window(), refusal));
    }

    private static Win32Error refusal(RpcCallContext context, EnumArguments arguments, String client) {
        Win32Error refusal = InfoResult.refusal(LEVELS, arguments.container().level(), context.client());
        if (refusal != Win32Error.SUCCESS) {
            return refusal;
        }
        if (!isComputer(client)) {
            return Win32Error.NERR_INVALID_COMPUTER;
        }
        if (!arguments.container().hasContainer()) {
            return Win32Error.INVALID_PARAMETER;
        }
        return context.passes(Gate.SESSION_ENUM) ? Win32Error.SUCCESS : Win32Error.ACCESS_DENIED;
    }

    private static List<WindowsSessionList.Row> rows(RpcCallContext context, String client, String user) {
        String computer = client.isEmpty() ? "" : client.substring(COMPUTER_PREFIX.length());
        return WindowsSessionList.of(context.host().ledger().snapshot()).stream()
                .filter(row -> computer.isEmpty() || row.computer().equalsIgnoreCase(computer))
                .filter(row -> user.isEmpty() || user.equalsIgnoreCase(row.user()))
                .toList();
    }

    private static Win32Error nothingFound(String client, String user) {
        if (!client.isEmpty()) {
            return Win32Error.NERR_CLIENT_NAME_NOT_FOUND;
        }
        return user.isEmpty() ? Win32Error.SUCCESS : Win32Error.NERR_USER_NOT_FOUND;
    }

    static RpcOutcome delete(RpcCallContext context, DelArguments arguments) {
        Win32Error status = Audience.ADMINISTRATORS.admits(context.client())
                ? delete(context, emptyIfNull(arguments.clientName()), emptyIfNull(arguments.userName()))
                : Win32Error.ACCESS_DENIED;
        RpcResult result = out -> out.u32(status.code());
        return new RpcOutcome.Returned(result);
    }

    private static Win32Error delete(RpcCallContext context, String client, String user) {
        boolean namesNobody = client.isEmpty() && user.isEmpty();
        if (namesNobody || !isComputer(client)) {
            return Win32Error.NERR_CLIENT_NAME_NOT_FOUND;
        }
        String computer = client.isEmpty() ? null : client.substring(COMPUTER_PREFIX.length());
        int ended = context.host().deleteSessions(computer, user.isEmpty() ? null : user);
        return ended == 0 ? Win32Error.NERR_CLIENT_NAME_NOT_FOUND : Win32Error.SUCCESS;
    }

    /** Whether {@code client} is a computer's name with its backslashes, or none at all. */
    private static boolean isComputer(String client) {
        return client.isEmpty() || client.startsWith(COMPUTER_PREFIX);
    }

    private static String emptyIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** SESSION_INFO_0, [MS-SRVS] 2.2.4.11. */
    private static void info0(NdrWriter out, WindowsSessionList.Row row) {
        out.stringPointer(row.computer());
    }

    /** SESSION_INFO_1, [MS-SRVS] 2.2.4.12. */
    private static void info1(NdrWriter out, WindowsSessionList.Row row) {
        out.stringPointer(row.computer())
                .stringPointer(emptyIfNull(row.user()))
                .u32(row.opens())
                .u32((int) row.ageSeconds())
                .u32((int) row.idleSeconds())
                .u32(row.guest() ? SESS_GUEST : 0);
    }

    /** SESSION_INFO_2, [MS-SRVS] 2.2.4.13. */
    private static void info2(NdrWriter out, WindowsSessionList.Row row) {
        info1(out, row);
        out.stringPointer(row.clientType());
    }

    /** SESSION_INFO_10, [MS-SRVS] 2.2.4.14. */
    private static void info10(NdrWriter out, WindowsSessionList.Row row) {
        out.stringPointer(row.computer())
                .stringPointer(emptyIfNull(row.user()))
                .u32((int) row.ageSeconds())
                .u32((int) row.idleSeconds());
    }

    /** SESSION_INFO_502, [MS-SRVS] 2.2.4.15. */
    private static void info502(NdrWriter out, WindowsSessionList.Row row) {
        info2(out, row);
        out.stringPointer(row.transport());
    }
}

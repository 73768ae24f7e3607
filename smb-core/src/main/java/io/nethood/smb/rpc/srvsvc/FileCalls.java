package io.nethood.smb.rpc.srvsvc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.nethood.smb.host.OpenView;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.info.Audience;
import io.nethood.smb.rpc.info.Enumeration;
import io.nethood.smb.rpc.info.InfoLevels;
import io.nethood.smb.rpc.info.InfoResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** What srvsvc says of open files and pipes, to administrators only ([MS-SRVS] 6 &lt;46&gt; to &lt;51&gt;). */
final class FileCalls {
    static final InfoLevels<OpenView> LEVELS = InfoLevels.<OpenView>builder()
            .level(2, Audience.ADMINISTRATORS, FileCalls::info2)
            .level(3, Audience.ADMINISTRATORS, FileCalls::info3)
            .build();

    private FileCalls() {}

    /** NetrFileEnum, [MS-SRVS] 3.1.4.2. */
    record EnumArguments(
            @Nullable String serverName,
            @Nullable String basePath,
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

    /** NetrFileGetInfo, [MS-SRVS] 3.1.4.3. */
    record GetInfoArguments(@Nullable String serverName, int fileId, int level) {
        static GetInfoArguments decode(NdrReader in) throws MalformedMessage {
            return new GetInfoArguments(in.uniqueString(), in.u32(), in.u32());
        }
    }

    /** NetrFileClose, [MS-SRVS] 3.1.4.4. */
    record CloseArguments(@Nullable String serverName, int fileId) {
        static CloseArguments decode(NdrReader in) throws MalformedMessage {
            return new CloseArguments(in.uniqueString(), in.u32());
        }
    }

    static RpcOutcome enumerate(RpcCallContext context, EnumArguments arguments) {
        int number = arguments.container().level();
        Win32Error refusal = InfoResult.refusal(LEVELS, number, context.client());
        if (refusal == Win32Error.SUCCESS && !arguments.container().hasContainer()) {
            refusal = Win32Error.INVALID_PARAMETER;
        }
        return new RpcOutcome.Returned(
                refusal == Win32Error.SUCCESS
                        ? Enumeration.page(
                                LEVELS.find(number).orElseThrow(), rows(context, arguments), arguments.window())
                        : Enumeration.failure(LEVELS, number, arguments.window(), refusal));
    }

    private static List<OpenView> rows(RpcCallContext context, EnumArguments arguments) {
        String basePath = upperCase(arguments.basePath());
        String user = upperCase(arguments.userName());
        return context.host().opens().all().stream()
                .filter(open -> upperCase(open.path()).startsWith(basePath))
                .filter(open -> user.isEmpty() || upperCase(open.user()).equals(user))
                .toList();
    }

    private static String upperCase(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }

    static RpcOutcome getInfo(RpcCallContext context, GetInfoArguments arguments) {
        Win32Error refusal = InfoResult.refusal(LEVELS, arguments.level(), context.client());
        if (refusal != Win32Error.SUCCESS) {
            return new RpcOutcome.Returned(InfoResult.failure(arguments.level(), refusal));
        }
        Optional<OpenView> open = context.host().opens().find(Integer.toUnsignedLong(arguments.fileId()));
        return new RpcOutcome.Returned(
                open.isPresent()
                        ? InfoResult.show(LEVELS, arguments.level(), context.client(), open.get())
                        : InfoResult.failure(arguments.level(), Win32Error.NERR_FILE_ID_NOT_FOUND));
    }

    static RpcOutcome close(RpcCallContext context, CloseArguments arguments) {
        Win32Error status = Win32Error.ACCESS_DENIED;
        if (Audience.ADMINISTRATORS.admits(context.client())) {
            boolean found = context.host().opens().close(Integer.toUnsignedLong(arguments.fileId()));
            status = found ? Win32Error.SUCCESS : Win32Error.NERR_FILE_ID_NOT_FOUND;
        }
        int code = status.code();
        RpcResult result = out -> out.u32(code);
        return new RpcOutcome.Returned(result);
    }

    /** FILE_INFO_2, [MS-SRVS] 2.2.4.6. */
    private static void info2(NdrWriter out, OpenView open) {
        out.u32((int) open.id());
    }

    /** FILE_INFO_3, [MS-SRVS] 2.2.4.7. */
    private static void info3(NdrWriter out, OpenView open) {
        String user = open.user();
        out.u32((int) open.id())
                .u32(open.permissions())
                .u32(open.locks())
                .stringPointer(open.path())
                .stringPointer(user == null ? "" : user);
    }
}

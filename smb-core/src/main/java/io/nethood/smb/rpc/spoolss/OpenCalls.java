package io.nethood.smb.rpc.spoolss;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.jspecify.annotations.Nullable;

/** OpenPrinter, OpenPrinterEx and ClosePrinter: the handles that hold sessions. */
final class OpenCalls {
    /** [MS-RPRN] 2.2.4.2, and those of the Windows print processor. */
    private static final Set<String> DATA_TYPES = Set.of(
            "RAW",
            "RAW [FF APPENDED]",
            "RAW [FF AUTO]",
            "TEXT",
            "NT EMF 1.003",
            "NT EMF 1.006",
            "NT EMF 1.007",
            "NT EMF 1.008");

    private OpenCalls() {}

    /**
     * OpenPrinter and OpenPrinterEx, [MS-RPRN] 3.1.4.2.2, 3.1.4.2.14.
     *
     * @param call which of the two it is
     * @param hasClientInfo whether the client says who it is, as OpenPrinterEx wants; true for OpenPrinter
     */
    record OpenArguments(
            String call,
            @Nullable String printerName,
            @Nullable String dataType,
            int accessRequired,
            boolean hasClientInfo) {

        static OpenArguments decode(NdrReader in) throws MalformedMessage {
            String printerName = in.uniqueString();
            String dataType = in.uniqueString();
            devMode(in);
            return new OpenArguments("OpenPrinter", printerName, dataType, in.u32(), true);
        }

        static OpenArguments decodeEx(NdrReader in) throws MalformedMessage {
            String printerName = in.uniqueString();
            String dataType = in.uniqueString();
            devMode(in);
            return new OpenArguments("OpenPrinterEx", printerName, dataType, in.u32(), clientInfo(in));
        }

        /** DEVMODE_CONTAINER, [MS-RPRN] 2.2.1.2.1; a printer of the lab has no use for it. */
        private static void devMode(NdrReader in) throws MalformedMessage {
            in.construct(container -> {
                container.u32();
                return container.pointer(NdrReader::byteArray);
            });
        }

        /** SPLCLIENT_CONTAINER, [MS-RPRN] 2.2.1.2.14. */
        private static boolean clientInfo(NdrReader in) throws MalformedMessage {
            return in.construct(OpenArguments::clientInfoMembers).isPresent();
        }

        private static Pointee<?> clientInfoMembers(NdrReader in) throws MalformedMessage {
            int level = in.u32();
            in.discriminant(level);
            return switch (level) {
                case 1 -> in.pointer(OpenArguments::splClientInfo1);
                case 2 -> in.pointer(NdrReader::u32);
                case 3 -> in.pointer(OpenArguments::splClientInfo3);
                default -> throw new MalformedMessage(Reason.BAD_VALUE, 0);
            };
        }

        /** SPLCLIENT_INFO_1, [MS-RPRN] 2.2.1.11.1: who calls says the session, not this structure. */
        private static Integer splClientInfo1(NdrReader in) throws MalformedMessage {
            int size = in.u32();
            in.pointer(NdrReader::string);
            in.pointer(NdrReader::string);
            in.u32();
            in.u32();
            in.u32();
            in.u16();
            return size;
        }

        /** SPLCLIENT_INFO_3, [MS-RPRN] 2.2.1.11.3. */
        private static Integer splClientInfo3(NdrReader in) throws MalformedMessage {
            in.u32();
            in.u32();
            int size = splClientInfo1(in);
            in.hyper();
            return size;
        }
    }

    /** ClosePrinter, [MS-RPRN] 3.1.4.2.9. */
    record CloseArguments(ContextHandle handle) {
        static CloseArguments decode(NdrReader in) throws MalformedMessage {
            return new CloseArguments(in.contextHandle());
        }
    }

    /** A handle and a status, which is all these calls return. */
    private record HandleResult(ContextHandle handle, Win32Error status) implements RpcResult {
        @Override
        public void encode(NdrWriter out) {
            out.contextHandle(handle).u32(status.code());
        }
    }

    /** Opens at once, or after the time for which the host is set to stall. */
    static RpcOutcome openPrinter(RpcCallContext context, OpenArguments arguments) {
        StallOpen stall = context.host().settings().stallOpen();
        return stall.stalls()
                ? new RpcOutcome.Stalled(stall.time(), () -> open(context, arguments))
                : open(context, arguments);
    }

    private static RpcOutcome open(RpcCallContext context, OpenArguments arguments) {
        SmbHost host = context.host();
        Optional<PrinterName> name = PrinterName.parse(arguments.printerName(), host);
        if (name.isEmpty()) {
            return failed(Win32Error.INVALID_PRINTER_NAME);
        }
        String printerName = name.get().printer();
        Optional<Printer> printer =
                printerName == null ? Optional.empty() : host.printers().find(printerName);
        if (printerName != null && printer.isEmpty()) {
            return failed(Win32Error.INVALID_PRINTER_NAME);
        }
        if (!knownDataType(arguments.dataType())) {
            return failed(Win32Error.INVALID_DATATYPE);
        }
        if (!arguments.hasClientInfo()) {
            return failed(Win32Error.INVALID_PARAMETER);
        }
        PrinterAccess access = printerName == null ? PrinterAccess.SERVER : PrinterAccess.PRINTER;
        if (!access.grants(context.client(), arguments.accessRequired())) {
            return failed(Win32Error.ACCESS_DENIED);
        }
        return context.open(new PrintObject(
                        arguments.call(), host.profile().name(), name.get().server(), printer.orElse(null)))
                .<RpcOutcome>map(handle -> new RpcOutcome.Returned(new HandleResult(handle, Win32Error.SUCCESS)))
                .orElseGet(() -> failed(Win32Error.NOT_ENOUGH_MEMORY));
    }

    private static boolean knownDataType(@Nullable String dataType) {
        return dataType == null || dataType.isEmpty() || DATA_TYPES.contains(dataType.toUpperCase(Locale.ROOT));
    }

    private static RpcOutcome failed(Win32Error status) {
        return new RpcOutcome.Returned(new HandleResult(ContextHandle.NULL, status));
    }

    static RpcOutcome closePrinter(RpcCallContext context, CloseArguments arguments) {
        return context.with(
                arguments.handle(),
                PrintObject.class,
                open -> {
                    context.close(arguments.handle());
                    return new HandleResult(ContextHandle.NULL, Win32Error.SUCCESS);
                },
                new HandleResult(ContextHandle.NULL, Win32Error.INVALID_HANDLE));
    }
}

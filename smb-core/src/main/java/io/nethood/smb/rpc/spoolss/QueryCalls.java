package io.nethood.smb.rpc.spoolss;

import java.util.List;
import java.util.Set;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.jspecify.annotations.Nullable;

/** EnumPrinters and GetPrinter: what a client learns of printers. */
final class QueryCalls {
    /** Printer enumeration flags, [MS-RPRN] 2.2.3.7. */
    static final int PRINTER_ENUM_LOCAL = 0x0000_0002;

    static final int PRINTER_ENUM_NAME = 0x0000_0008;
    static final int PRINTER_ENUM_REMOTE = 0x0000_0010;
    static final int PRINTER_ENUM_NETWORK = 0x0000_0040;

    private static final Set<Integer> ENUM_LEVELS = Set.of(0, 1, 2, 4, 5);

    /** The only level in which the print server itself can be asked ([MS-RPRN] 6 &lt;277&gt;): its security. */
    private static final int SERVER_LEVEL = 3;

    private QueryCalls() {}

    /**
     * The buffer a client offers to be filled ([MS-RPRN] 3.1.4.1.9).
     *
     * @param present whether there is one at all
     * @param size in bytes
     */
    record Buffer(boolean present, int size) {

        /** [in, out, unique, size_is(cbBuf)] BYTE*, and behind it cbBuf; what is in it does not matter. */
        static Buffer decode(NdrReader in) throws MalformedMessage {
            byte[] offered = in.pointer(NdrReader::byteArray).orNull();
            int size = in.count(NdrReader.MAX_BYTES);
            if (offered != null && offered.length != size) {
                throw new MalformedMessage(Reason.BAD_VALUE, 0);
            }
            return new Buffer(offered != null, size);
        }
    }

    /** EnumPrinters, [MS-RPRN] 3.1.4.2.1. */
    record EnumArguments(int flags, @Nullable String name, int level, Buffer buffer) {
        static EnumArguments decode(NdrReader in) throws MalformedMessage {
            return new EnumArguments(in.u32(), in.uniqueString(), in.u32(), Buffer.decode(in));
        }

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** GetPrinter, [MS-RPRN] 3.1.4.2.6. */
    record GetArguments(ContextHandle handle, int level, Buffer buffer) {
        static GetArguments decode(NdrReader in) throws MalformedMessage {
            return new GetArguments(in.contextHandle(), in.u32(), Buffer.decode(in));
        }
    }

    /**
     * A buffer, filled or not, and what it takes to fill it.
     *
     * @param returned number of structures in the buffer; null where the call does not tell
     */
    private record BufferResult(
            Buffer buffer,
            byte[] content,
            int needed,
            @Nullable Integer returned,
            Win32Error status) implements RpcResult {
        @Override
        public void encode(NdrWriter out) {
            out.pointer(buffer.present() ? content : null, NdrWriter::byteArray).u32(needed);
            if (returned != null) {
                out.u32(returned);
            }
            out.u32(status.code());
        }
    }

    static RpcOutcome enumPrinters(RpcCallContext context, EnumArguments arguments) {
        SmbHost host = context.host();
        String name = arguments.name();
        boolean named = arguments.has(PRINTER_ENUM_NAME) && name != null && !name.isEmpty();
        Win32Error refusal = refusal(host, arguments, named);
        if (refusal != Win32Error.SUCCESS) {
            return new RpcOutcome.Returned(unfilled(arguments.buffer(), 0, 0, refusal));
        }
        boolean local = arguments.has(PRINTER_ENUM_LOCAL) || arguments.has(PRINTER_ENUM_NAME);
        List<Printer> printers = local ? host.printers().all() : List.of();
        var shape = PrinterInfo.level(arguments.level()).orElseThrow();
        List<InfoBuffer.Structure> structures = printers.stream()
                .map(printer -> new PrinterInfo(host, printer, named ? name : null, null))
                .map(shape)
                .toList();
        return new RpcOutcome.Returned(fill(arguments.buffer(), structures, structures.size()));
    }

    private static Win32Error refusal(SmbHost host, EnumArguments arguments, boolean named) {
        boolean networkWide = arguments.has(PRINTER_ENUM_REMOTE) || arguments.has(PRINTER_ENUM_NETWORK);
        if (!ENUM_LEVELS.contains(arguments.level()) || (networkWide && arguments.level() != 1)) {
            return Win32Error.INVALID_LEVEL;
        }
        String name = arguments.name();
        if (named && name != null && !PrinterName.isServer(name, host)) {
            return Win32Error.INVALID_NAME;
        }
        // No host of the lab keeps a list of the printers of others.
        return arguments.has(PRINTER_ENUM_NETWORK) ? Win32Error.CAN_NOT_COMPLETE : Win32Error.SUCCESS;
    }

    static RpcOutcome getPrinter(RpcCallContext context, GetArguments arguments) {
        return context.with(
                arguments.handle(),
                PrintObject.class,
                open -> getPrinter(context.host(), open, arguments),
                unfilled(arguments.buffer(), 0, null, Win32Error.INVALID_HANDLE));
    }

    private static RpcResult getPrinter(SmbHost host, PrintObject open, GetArguments arguments) {
        Buffer buffer = arguments.buffer();
        Printer printer = open.printer();
        if (printer == null) {
            byte[] security = PrinterAccess.SERVER.descriptor();
            return arguments.level() == SERVER_LEVEL
                    ? fill(buffer, List.of(new InfoBuffer.Structure().blob(security)), null)
                    : unfilled(buffer, 0, null, Win32Error.INVALID_LEVEL);
        }
        var shape = PrinterInfo.level(arguments.level());
        if (shape.isEmpty()) {
            return unfilled(buffer, 0, null, Win32Error.INVALID_LEVEL);
        }
        byte[] security = PrinterAccess.PRINTER.descriptor();
        PrinterInfo info = new PrinterInfo(host, printer, open.server(), security);
        return fill(buffer, List.of(shape.get().apply(info)), null);
    }

    private static BufferResult fill(Buffer buffer, List<InfoBuffer.Structure> structures, @Nullable Integer returned) {
        InfoBuffer info = new InfoBuffer(structures);
        Integer none = returned == null ? null : 0;
        if (buffer.size() < info.needed()) {
            return unfilled(buffer, info.needed(), none, Win32Error.INSUFFICIENT_BUFFER);
        }
        if (buffer.size() > 0 && !buffer.present()) {
            return unfilled(buffer, 0, none, Win32Error.INVALID_USER_BUFFER);
        }
        return new BufferResult(buffer, info.marshal(buffer.size()), info.needed(), returned, Win32Error.SUCCESS);
    }

    private static BufferResult unfilled(Buffer buffer, int needed, @Nullable Integer returned, Win32Error status) {
        return new BufferResult(buffer, new byte[buffer.size()], needed, returned, status);
    }
}

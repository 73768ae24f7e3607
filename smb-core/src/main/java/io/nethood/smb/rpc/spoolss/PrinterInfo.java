package io.nethood.smb.rpc.spoolss;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rpc.spoolss.InfoBuffer.Structure;
import io.nethood.smb.share.Printer;
import org.jspecify.annotations.Nullable;

/**
 * A printer in the _PRINTER_INFO structures, [MS-RPRN] 2.2.2.9.
 *
 * @param host the machine it stands at
 * @param printer what is shown
 * @param server as the client named the server, with backslashes; null when it asks by the printer's bare name
 * @param security self-relative security descriptor, null where none is shown
 */
record PrinterInfo(SmbHost host, Printer printer, @Nullable String server, byte @Nullable [] security) {

    private static final int STATUS_READY = 0;

    /** Levels by number: for EnumPrinters those of [MS-RPRN] 3.1.4.2.1, for GetPrinter those of 3.1.4.2.6. */
    private static final Map<Integer, Function<PrinterInfo, Structure>> LEVELS = Map.of(
            0, PrinterInfo::stress,
            1, PrinterInfo::info1,
            2, PrinterInfo::info2,
            3, info -> new Structure().blob(info.security()),
            4, PrinterInfo::info4,
            5, PrinterInfo::info5,
            6, info -> new Structure().dword(STATUS_READY));

    /** PRINTER_ENUM_ICON8: shown as a printer, [MS-RPRN] 2.2.3.7. */
    private static final int ICON8 = 0x0080_0000;

    /** PRINTER_ATTRIBUTE_SHARED and PRINTER_ATTRIBUTE_LOCAL, [MS-RPRN] 2.2.3.12. */
    private static final int ATTRIBUTES = 0x0000_0008 | 0x0000_0040;

    private static final int DEFAULT_PRIORITY = 1;

    /** Milliseconds, as a printer port of Windows has them. */
    private static final int DEVICE_NOT_SELECTED_TIMEOUT = 15_000;

    private static final int TRANSMISSION_RETRY_TIMEOUT = 45_000;

    /** PROCESSOR_INTEL_PENTIUM and family 6. */
    private static final int PROCESSOR_TYPE = 586;

    private static final int PROCESSOR_LEVEL = 6;

    /** The shape of level {@code number}, empty when there is none. */
    static Optional<Function<PrinterInfo, Structure>> level(int number) {
        return Optional.ofNullable(LEVELS.get(number));
    }

    private String fullName() {
        return server == null ? printer.name() : server + "\\" + printer.name();
    }

    /** _PRINTER_INFO_STRESS, [MS-RPRN] 2.2.2.9.1. */
    private Structure stress() {
        return new Structure()
                .text(fullName())
                .text(server)
                .dword(0) // cJobs
                .dword(0) // cTotalJobs
                .dword(0) // cTotalBytes
                .dword(0) // stUpTime: eight words, the time is not kept
                .dword(0)
                .dword(0)
                .dword(0)
                .dword(1) // MaxcRef
                .dword(0) // cTotalPagesPrinted
                .dword(version())
                .dword(1) // fFreeBuild
                .dword(0) // cSpooling
                .dword(0) // cMaxSpooling
                .dword(1) // cRef
                .dword(0) // cErrorOutOfPaper
                .dword(0) // cErrorNotReady
                .dword(0) // cJobError
                .dword(1) // dwNumberOfProcessors
                .dword(PROCESSOR_TYPE)
                .dword(0) // dwHighPartTotalBytes
                .dword(1) // cChangeID
                .dword(0) // dwLastError
                .dword(STATUS_READY)
                .dword(0) // cEnumerateNetworkPrinters
                .dword(0) // cAddNetPrinters
                .word(0) // wProcessorArchitecture: Intel
                .word(PROCESSOR_LEVEL)
                .dword(0) // cRefIC
                .dword(0)
                .dword(0);
    }

    /** As GetVersion gives it: major version in the first byte, minor in the second. */
    private int version() {
        return host.profile().edition().family().majorVersion()
                | host.profile().edition().family().minorVersion() << 8;
    }

    /** _PRINTER_INFO_1, [MS-RPRN] 2.2.2.9.2. */
    private Structure info1() {
        return new Structure()
                .dword(ICON8)
                .text(fullName() + "," + printer.driver() + ",")
                .text(fullName())
                .text(printer.comment());
    }

    /** _PRINTER_INFO_2, [MS-RPRN] 2.2.2.9.3. */
    private Structure info2() {
        return new Structure()
                .text(server)
                .text(fullName())
                .text(printer.share().name())
                .text(printer.port())
                .text(printer.driver())
                .text(printer.comment())
                .text("") // location
                .blob(null) // DevMode: none
                .text("") // separator file
                .text("WinPrint")
                .text("RAW")
                .text("") // parameters
                .blob(security)
                .dword(ATTRIBUTES)
                .dword(DEFAULT_PRIORITY)
                .dword(0) // DefaultPriority
                .dword(0) // StartTime
                .dword(0) // UntilTime
                .dword(STATUS_READY)
                .dword(0) // cJobs
                .dword(0); // AveragePPM
    }

    /** _PRINTER_INFO_4, [MS-RPRN] 2.2.2.9.5. */
    private Structure info4() {
        return new Structure().text(fullName()).text(server).dword(ATTRIBUTES);
    }

    /** _PRINTER_INFO_5, [MS-RPRN] 2.2.2.9.6. */
    private Structure info5() {
        return new Structure()
                .text(fullName())
                .text(printer.port())
                .dword(ATTRIBUTES)
                .dword(DEVICE_NOT_SELECTED_TIMEOUT)
                .dword(TRANSMISSION_RETRY_TIMEOUT);
    }
}

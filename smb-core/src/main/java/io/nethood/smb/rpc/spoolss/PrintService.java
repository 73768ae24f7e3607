package io.nethood.smb.rpc.spoolss;

import io.nethood.smb.rpc.association.RpcInterface;

/** winspool, [MS-RPRN] 3.1.4. */
public final class PrintService {
    public static final RpcInterface INTERFACE = RpcInterface.named("winspool")
            .uuid("12345678-1234-abcd-ef00-0123456789ab")
            .version(1, 0)
            .call(0, "EnumPrinters", QueryCalls.EnumArguments::decode, QueryCalls::enumPrinters)
            .call(1, "OpenPrinter", OpenCalls.OpenArguments::decode, OpenCalls::openPrinter)
            .call(8, "GetPrinter", QueryCalls.GetArguments::decode, QueryCalls::getPrinter)
            .call(29, "ClosePrinter", OpenCalls.CloseArguments::decode, OpenCalls::closePrinter)
            .call(69, "OpenPrinterEx", OpenCalls.OpenArguments::decodeEx, OpenCalls::openPrinter)
            .build();

    private PrintService() {}
}

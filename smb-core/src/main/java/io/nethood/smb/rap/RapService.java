package io.nethood.smb.rap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** {@code \PIPE\LANMAN} of one host. */
public final class RapService {
    /**
     * Every call there is. The opcode chooses the call and the descriptor has to be the call's own; the data descriptor is
     * ignored, as it is from Windows 2000 on ([MS-RAP] 6 &lt;5&gt;).
     */
    private static final List<RapCall> CALLS = List.of(
            new RapCall(0, "WrLeh", "NetShareEnum", ShareCommands::enumerate),
            new RapCall(1, "zWrLh", "NetShareGetInfo", ShareCommands::getInfo),
            new RapCall(3, "WsT", "NetShareAdd", ShareCommands::add),
            new RapCall(4, "zW", "NetShareDel", ShareCommands::delete),
            new RapCall(6, "WrLeh", "NetSessionEnum", SessionCommands::enumerate),
            new RapCall(7, "zWrLh", "NetSessionGetInfo", SessionCommands::getInfo),
            new RapCall(8, "zW", "NetSessionDel", SessionCommands::delete),
            new RapCall(13, "WrLh", "NetServerGetInfo", ServerCommands::getInfo),
            new RapCall(63, "WrLh", "NetWkstaGetInfo", WorkstationCommands::getInfo),
            new RapCall(69, "WrLeh", "NetPrintQEnum", PrintCommands::enumerateQueues),
            new RapCall(70, "zWrLh", "NetPrintQGetInfo", PrintCommands::queueInfo),
            new RapCall(74, "z", "NetPrintQPause", PrintCommands::pauseQueue),
            new RapCall(75, "z", "NetPrintQContinue", PrintCommands::resumeQueue),
            new RapCall(76, "zWrLeh", "NetPrintJobEnum", PrintCommands::enumerateJobs),
            new RapCall(77, "WWrLh", "NetPrintJobGetInfo", PrintCommands::jobInfo),
            new RapCall(81, "W", "NetPrintJobDelete", PrintCommands::deleteJob),
            new RapCall(82, "W", "NetPrintJobPause", PrintCommands::pauseJob),
            new RapCall(83, "W", "NetPrintJobContinue", PrintCommands::resumeJob),
            new RapCall(91, "rL", "NetRemoteTOD", WorkstationCommands::remoteTimeOfDay),
            new RapCall(103, "z", "NetPrintQPurge", PrintCommands::purgeQueue),
            new RapCall(104, "WrLehDO", "NetServerEnum2", ServerCommands::enumerateOwnDomain),
            new RapCall(104, "WrLehDz", "NetServerEnum2", ServerCommands::enumerateDomain),
            new RapCall(112, "zzWrLehb8g8", "NetFileEnum2", FileCommands::enumerate),
            new RapCall(124, "DWrLh", "NetFileGetInfo2", FileCommands::getInfo),
            new RapCall(125, "D", "NetFileClose2", FileCommands::close),
            new RapCall(147, "WWsTP", "NetPrintJobSetInfo", PrintCommands::setJobInfo),
            new RapCall(215, "WrLehDzz", "NetServerEnum3", ServerCommands::enumerateFrom));

    private final SmbHost host;

    public RapService(SmbHost host) {
        this.host = host;
    }

    /** The table, by opcode. */
    public static Collection<RapCall> calls() {
        return CALLS;
    }

    /**
     * Answers one request.
     *
     * @param parameters the transaction's Parameters: opcode, descriptors, arguments
     * @param data the transaction's Data, which few calls have
     * @param maxParameterCount most bytes of Parameters the client takes
     * @param maxDataCount most bytes of Data the client takes
     */
    public RapReply call(PipeClient client, byte[] parameters, byte[] data, int maxParameterCount, int maxDataCount) {
        try {
            WireReader in = WireReader.of(parameters);
            int opcode = in.u16();
            String parameterDescriptor = in.oemString(StandardCharsets.US_ASCII);
            in.oemString(StandardCharsets.US_ASCII);
            List<RapCall> known =
                    CALLS.stream().filter(call -> call.opcode() == opcode).toList();
            if (known.isEmpty()) {
                return fit(
                        new RapResult.Status(Win32Error.NOT_SUPPORTED, outParameters(parameterDescriptor)),
                        maxParameterCount,
                        maxDataCount);
            }
            Optional<RapCall> call = known.stream()
                    .filter(row -> row.parameterDescriptor().equals(parameterDescriptor))
                    .findFirst();
            if (call.isEmpty()) {
                return new RapReply.Refused(NtStatus.INVALID_PARAMETER);
            }
            RapCall.RapCallContext context = new RapCall.RapCallContext(host, client, data);
            RapResult result = call.get().implementation().execute(context, in);
            return fit(result, maxParameterCount, maxDataCount);
        } catch (MalformedMessage malformed) {
            return new RapReply.Refused(NtStatus.INVALID_PARAMETER);
        }
    }

    /** Words that the answer to a call has besides its status: entries returned and available ([MS-RAP] 2.5.1). */
    private static int outParameters(String descriptor) {
        return (int) descriptor.chars().filter(c -> c == 'e' || c == 'h').count();
    }

    private static RapReply fit(RapResult result, int maxParameterCount, int maxDataCount) {
        return switch (result) {
            case RapResult.Entries entries -> fitEntries(entries, maxParameterCount, maxDataCount);
            case RapResult.Single single -> {
                int total = single.structure().size();
                yield fitOne(single.structure(), single.receiveBufferSize(), maxParameterCount, maxDataCount, total);
            }
            case RapResult.Bare bare ->
                fitOne(bare.structure(), bare.receiveBufferSize(), maxParameterCount, maxDataCount);
            case RapResult.Status nothing ->
                answer(nothing.status(), new byte[0], maxParameterCount, new int[nothing.outParameters()]);
        };
    }

    /** As many whole entries as fit; entries that cannot be shown at all do not make it MORE_DATA. */
    private static RapReply fitEntries(RapResult.Entries result, int maxParameterCount, int maxDataCount) {
        int room = Math.min(result.receiveBufferSize(), maxDataCount);
        List<RapStructure> entries = result.entries();
        int fitting = 0;
        int size = 0;
        while (fitting < entries.size() && size + entries.get(fitting).size() <= room) {
            size += entries.get(fitting).size();
            fitting++;
        }
        Win32Error status = Win32Error.SUCCESS;
        if (fitting < entries.size()) {
            status = fitting == 0 ? Win32Error.NERR_BUF_TOO_SMALL : Win32Error.MORE_DATA;
        }
        byte[] data = RapStructure.layOut(entries.subList(0, fitting), room);
        int[] outParameters = new int[2 + result.resumeWords()];
        outParameters[0] = fitting;
        outParameters[1] = entries.size() + result.unshown();
        return answer(status, data, maxParameterCount, outParameters);
    }

    /** The structure, without those of its strings that do not fit; nothing when even the fixed part does not. */
    private static RapReply fitOne(
            RapStructure structure,
            int receiveBufferSize,
            int maxParameterCount,
            int maxDataCount,
            int... outParameters) {
        int room = Math.min(receiveBufferSize, maxDataCount);
        if (structure.fixedSize() > room) {
            return answer(Win32Error.NERR_BUF_TOO_SMALL, new byte[0], maxParameterCount, outParameters);
        }
        Win32Error status = structure.size() > room ? Win32Error.MORE_DATA : Win32Error.SUCCESS;
        return answer(status, RapStructure.layOut(List.of(structure), room), maxParameterCount, outParameters);
    }

    private static RapReply answer(Win32Error status, byte[] data, int maxParameterCount, int... outParameters) {
        WireWriter out = WireWriter.create().u16(status.code()).u16(0);
        for (int word : outParameters) {
            out.u16(word);
        }
        byte[] parameters = out.toBytes();
        boolean cut = parameters.length > maxParameterCount;
        return new RapReply.Answer(cut ? Arrays.copyOf(parameters, maxParameterCount) : parameters, data, cut);
    }
}

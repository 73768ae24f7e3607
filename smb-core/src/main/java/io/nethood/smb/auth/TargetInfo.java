package io.nethood.smb.auth;

import java.time.Instant;
import java.util.Optional;

import io.nethood.smb.wire.FileTime;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** AV_PAIR lists, [MS-NLMP] 2.2.2.1: what the server tells about itself, and what an NTLMv2 client sends back. */
final class TargetInfo {
    private static final int END = 0;
    private static final int NETBIOS_COMPUTER_NAME = 1;
    private static final int NETBIOS_DOMAIN_NAME = 2;
    private static final int DNS_COMPUTER_NAME = 3;
    private static final int DNS_DOMAIN_NAME = 4;
    private static final int FLAGS = 6;
    private static final int TIMESTAMP = 7;

    private static final int FLAG_MIC_PRESENT = 0x2;

    /** Bytes in front of the pairs: the proof, then RespType to Reserved3 of NTLMv2_CLIENT_CHALLENGE (2.2.2.7). */
    private static final int PAIRS_IN_RESPONSE = NtlmResponse.PROOF_LENGTH + 28;

    /** Most pairs looked at in a response; Windows knows eleven kinds. */
    private static final int MAX_PAIRS = 32;

    private TargetInfo() {}

    /** The names of a peer in a workgroup, whose domain is itself. */
    static byte[] names(String computer, String dnsName) {
        WireWriter out = WireWriter.create();
        text(out, NETBIOS_DOMAIN_NAME, computer);
        text(out, NETBIOS_COMPUTER_NAME, computer);
        text(out, DNS_DOMAIN_NAME, dnsName);
        text(out, DNS_COMPUTER_NAME, dnsName);
        return out.toBytes();
    }

    /** The whole list. */
    static byte[] encode(Octets names, Optional<Instant> timestamp) {
        WireWriter out = WireWriter.create().bytes(names.array());
        timestamp.ifPresent(now -> out.u16(TIMESTAMP).u16(Long.BYTES).i64(FileTime.of(now)));
        return out.u16(END).u16(0).toBytes();
    }

    private static void text(WireWriter out, int id, String value) {
        byte[] unicode = Utf16.encode(value);
        out.u16(id).u16(unicode.length).bytes(unicode);
    }

    /** Whether the client of this NTLMv2 response says that its message carries a MIC. */
    static boolean announcesMic(Octets ntResponse) throws MalformedMessage {
        WireReader in = WireReader.of(ntResponse.array());
        if (in.length() <= PAIRS_IN_RESPONSE) {
            return false;
        }
        in.seek(PAIRS_IN_RESPONSE);
        for (int pair = 0; pair < MAX_PAIRS && in.remaining() >= 2 * Short.BYTES; pair++) {
            int id = in.u16();
            WireReader value = in.slice(in.u16());
            if (id == END) {
                return false;
            }
            if (id == FLAGS) {
                return (value.i32() & FLAG_MIC_PRESENT) != 0;
            }
        }
        return false;
    }
}

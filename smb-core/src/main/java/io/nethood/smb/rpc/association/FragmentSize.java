package io.nethood.smb.rpc.association;

import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.rpc.pdu.PduCodec;
import io.nethood.smb.rpc.pdu.PduHeader;
import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.StubData;

/**
 * The sizes both sides agreed on in the bind (C706 12.6.3.1).
 *
 * @param transmit largest fragment we send, in bytes
 * @param receive largest fragment the client sends, in bytes
 */
record FragmentSize(int transmit, int receive) {
    /** MustRecvFragSize: what everybody takes, whatever was said. */
    static final int MINIMUM = 1432;

    /** What Windows 2000 and XP offer. */
    static final int OURS = 4280;

    static final FragmentSize UNBOUND = new FragmentSize(MINIMUM, MINIMUM);

    private static final int RESPONSE_HEADER = PduHeader.SIZE + 8;

    static FragmentSize negotiate(int clientTransmits, int clientReceives) {
        return new FragmentSize(agreed(clientReceives), agreed(clientTransmits));
    }

    private static int agreed(int theirs) {
        return Math.max(MINIMUM, Math.min(OURS, theirs));
    }

    /** The response PDUs that carry {@code stub}, each one pipe message. */
    List<byte[]> split(int callId, int contextId, byte[] stub) {
        // Every fragment but the last carries a multiple of eight bytes, so that alignment survives the cut.
        int capacity = (transmit - RESPONSE_HEADER) / 8 * 8;
        List<byte[]> pdus = new ArrayList<>();
        int at = 0;
        do {
            int length = Math.min(capacity, stub.length - at);
            int flags = (at == 0 ? PduHeader.FIRST_FRAGMENT : 0)
                    | (at + length == stub.length ? PduHeader.LAST_FRAGMENT : 0);
            StubData part = StubData.copyOf(stub, at, length);
            pdus.add(PduCodec.encode(new RpcPdu.Response(callId, flags, stub.length - at, contextId, part)));
            at += length;
        } while (at < stub.length);
        return pdus;
    }
}

package io.nethood.smb.rpc.samr;

import java.util.Arrays;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.security.Sid;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who asks samr. Answers are read in the order of the IDL. */
final class SamrClient {
    static final int MAXIMUM_ALLOWED = 0x0200_0000;

    private final RpcPeer peer;

    SamrClient(TestLab lab, PipeClient client) {
        this.peer =
                RpcPeer.bound(StandardPipes.of(lab.host()).open("samr", client).orElseThrow(), SamrService.INTERFACE);
    }

    RpcPeer peer() {
        return peer;
    }

    NdrReader call(int opnum, NdrWriter arguments) {
        return peer.call(opnum, arguments);
    }

    /** The handle of a call that returns a handle and STATUS_SUCCESS. */
    ContextHandle open(int opnum, NdrWriter arguments) throws MalformedMessage {
        NdrReader answer = call(opnum, arguments);
        ContextHandle handle = answer.contextHandle();
        assertThat(answer.u32()).isZero();
        return handle;
    }

    /** The last four bytes of an answer, whatever stands before them. */
    int status(int opnum, NdrWriter arguments) throws MalformedMessage {
        byte[] answer = RpcPeer.join(peer.send(peer.request(opnum, arguments)));
        byte[] status = Arrays.copyOfRange(answer, answer.length - 4, answer.length);
        return NdrReader.of(status).u32();
    }

    /** Whether there is a call {@code opnum}; without arguments it comes to nothing. */
    boolean knows(int opnum) {
        return peer.callFaults(opnum, new NdrWriter()) != 0x1C01_0002;
    }

    ContextHandle server() throws MalformedMessage {
        return server(MAXIMUM_ALLOWED);
    }

    ContextHandle server(int desiredAccess) throws MalformedMessage {
        return open(57, new NdrWriter().stringPointer("\\\\LABXP").u32(desiredAccess));
    }

    ContextHandle domain(Sid sid, int desiredAccess) throws MalformedMessage {
        return open(
                7, new NdrWriter().contextHandle(server()).u32(desiredAccess).sid(sid));
    }

    ContextHandle domain(Sid sid) throws MalformedMessage {
        return domain(sid, MAXIMUM_ALLOWED);
    }

    /** A user, group or alias by the opnum of its Open call. */
    ContextHandle principal(int opnum, Sid domain, int rid) throws MalformedMessage {
        return open(
                opnum,
                new NdrWriter()
                        .contextHandle(domain(domain))
                        .u32(MAXIMUM_ALLOWED)
                        .u32(rid));
    }
}

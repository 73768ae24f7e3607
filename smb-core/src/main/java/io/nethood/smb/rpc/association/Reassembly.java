package io.nethood.smb.rpc.association;

import java.io.ByteArrayOutputStream;

import io.nethood.smb.rpc.pdu.RpcPdu;
import io.nethood.smb.rpc.pdu.StubData;

/** The fragments of one request, joined as they come. */
final class Reassembly {
    /** Most stub data of one call, in bytes. */
    static final int MAX_STUB = 1024 * 1024;

    private final RpcPdu.Request first;
    private final ByteArrayOutputStream stub = new ByteArrayOutputStream();

    Reassembly(RpcPdu.Request first) {
        this.first = first;
        stub.writeBytes(first.stub().toBytes());
    }

    /** Whether {@code fragment} goes on with the same call. */
    boolean continuedBy(RpcPdu.Request fragment) {
        return !fragment.first()
                && fragment.callId() == first.callId()
                && fragment.contextId() == first.contextId()
                && fragment.opnum() == first.opnum();
    }

    /** Joins {@code fragment}; false when the whole would be too large. */
    boolean add(RpcPdu.Request fragment) {
        if (stub.size() + fragment.stub().length() > MAX_STUB) {
            return false;
        }
        stub.writeBytes(fragment.stub().toBytes());
        return true;
    }

    int callId() {
        return first.callId();
    }

    RpcPdu.Request first() {
        return first;
    }

    StubData stub() {
        return StubData.owning(stub.toByteArray(), first.stub().isBigEndian());
    }
}

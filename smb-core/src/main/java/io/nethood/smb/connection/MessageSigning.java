package io.nethood.smb.connection;

import io.nethood.smb.auth.SessionSigning;
import io.nethood.smb.auth.SigningSequence;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of one connection: none until a user's session makes it sign, then one in every message but an oplock
 * break ([MS-CIFS] 3.3.5.2.3 and 3.3.4.1). Owned by the connection's thread.
 */
final class MessageSigning {
    /** Stands where the number of a response would: it is not signed. */
    static final long UNSIGNED = -1;

    private final SigningSequence sequence = new SigningSequence();
    private @Nullable SessionSigning key;

    boolean isActive() {
        return key != null;
    }

    /** From the response to this session setup on, every message is signed with {@code signing}. */
    long activate(SessionSigning signing) {
        key = signing;
        return SigningSequence.ofSetupResponse();
    }

    /** The number of the response to the request that comes next, or {@link #UNSIGNED}. */
    long nextResponse() {
        return isActive() ? Integer.toUnsignedLong(SigningSequence.responseTo(sequence.nextRequest())) : UNSIGNED;
    }

    /** Whether {@code request} may be executed: its signature is right, or none is asked for. */
    boolean accepts(ByteBuf request, SmbHeader header) {
        SessionSigning signing = key;
        if (signing == null) {
            return true;
        }
        if (!signing.verify(request, sequence.nextRequest())) {
            return false;
        }
        sequence.accept(header.command() == SmbCommand.NT_CANCEL.code());
        return true;
    }

    /** Puts the signature into {@code response}, unless its number is {@link #UNSIGNED}. */
    void sign(ByteBuf response, long number) {
        SessionSigning signing = key;
        if (signing != null && number != UNSIGNED) {
            signing.sign(response, (int) number);
        }
    }
}

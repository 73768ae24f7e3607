package io.nethood.smb.auth;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalInt;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;

/**
 * Puts a SecurityBlob together that did not fit into one SESSION_SETUP_ANDX ([MS-SMB] 3.2.4.2.4): an ASN.1 element says in
 * front how long it is, so its parts are kept until all of it is there. NTLMSSP without SPNEGO says no length and comes
 * in one part. One for each exchange; it never holds more than has come.
 */
final class BlobAssembly {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream(0);
    private OptionalInt due = OptionalInt.empty();

    /** Takes what has come; empty when more is due, else the whole blob, after which the next one may begin. */
    Optional<byte[]> add(byte[] part) throws MalformedMessage {
        boolean first = received.size() == 0;
        if (first && !DerReader.beginsNegotiationToken(part)) {
            return Optional.of(part);
        }
        if (part.length == 0) {
            throw new MalformedMessage(Reason.TRUNCATED, received.size());
        }
        if (first && isWhole(part)) {
            return Optional.of(part);
        }
        received.writeBytes(part);
        if (due.isEmpty()) {
            due = lengthOf(received.toByteArray());
        }
        if (due.isEmpty() || received.size() < due.getAsInt()) {
            return Optional.empty();
        }
        byte[] whole = received.toByteArray();
        received.reset();
        due = OptionalInt.empty();
        return Optional.of(whole);
    }

    private static boolean isWhole(byte[] part) throws MalformedMessage {
        OptionalInt length = lengthOf(part);
        return length.isPresent() && length.getAsInt() <= part.length;
    }

    private static OptionalInt lengthOf(byte[] start) throws MalformedMessage {
        return DerReader.lengthOfElement(start, ExtendedSecurity.MAX_BLOB_LENGTH);
    }
}

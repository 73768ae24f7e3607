package io.nethood.smb.rap;

import io.nethood.smb.wire.NtStatus;

/** What a RAP request comes to. */
public sealed interface RapReply {

    /**
     * A RAP response, [MS-RAP] 2.5.2; whether the call succeeded stands in its first two bytes.
     *
     * @param parameters for the transaction's Parameters
     * @param data for the transaction's Data
     * @param cut whether the client's MaxParameterCount or MaxDataCount was too small, so that something is missing: the
     *     transaction is then answered with STATUS_BUFFER_OVERFLOW
     */
    record Answer(byte[] parameters, byte[] data, boolean cut) implements RapReply {}

    /** No RAP response at all: the transaction itself fails, as Windows does it for a wrong descriptor. */
    record Refused(NtStatus status) implements RapReply {}
}

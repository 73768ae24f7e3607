package io.nethood.smb.rap;

import java.util.List;

import io.nethood.smb.wire.Win32Error;

/** What a call answers, before it is fitted into the client's buffer. */
sealed interface RapResult {

    /**
     * Entries of a list, out parameters EntriesReturned and EntriesAvailable.
     *
     * @param entries what can be shown
     * @param unshown entries that exist but cannot be shown, counted all the same ([MS-RAP] 6 &lt;68&gt;)
     * @param receiveBufferSize most bytes of data
     * @param resumeWords words of zero behind the out parameters: a key to resume with, which no client needs here
     */
    record Entries(List<RapStructure> entries, int unshown, int receiveBufferSize, int resumeWords)
            implements RapResult {
        Entries(List<RapStructure> entries, int unshown, int receiveBufferSize) {
            this(entries, unshown, receiveBufferSize, 0);
        }
    }

    /** One structure, out parameter TotalBytesAvailable. */
    record Single(RapStructure structure, int receiveBufferSize) implements RapResult {}

    /** One structure and no out parameters, as NetRemoteTOD has it. */
    record Bare(RapStructure structure, int receiveBufferSize) implements RapResult {}

    /**
     * Nothing but a status, which most often is an error.
     *
     * @param outParameters how many words of zero follow it, so that a client finds what it expects
     */
    record Status(Win32Error status, int outParameters) implements RapResult {}
}

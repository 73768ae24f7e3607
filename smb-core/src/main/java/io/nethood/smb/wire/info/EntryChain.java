package io.nethood.smb.wire.info;

import io.nethood.wire.WireWriter;

/** Entries that begin with NextEntryOffset, each on a boundary; that of the last one is 0, and nothing pads it. */
final class EntryChain {
    private final WireWriter out;
    private final int boundary;
    private final int base;
    private int lastEntry;

    EntryChain(WireWriter out, int boundary) {
        this.out = out;
        this.boundary = boundary;
        this.base = out.position();
        this.lastEntry = base;
    }

    /** Begins an entry, up to behind its NextEntryOffset, and links the one before to it. */
    WireWriter next() {
        out.zeros(Math.floorMod(base - out.position(), boundary));
        int start = out.position();
        if (start != base) {
            out.patchU32(lastEntry, start - lastEntry);
        }
        lastEntry = start;
        return out.u32(0);
    }
}

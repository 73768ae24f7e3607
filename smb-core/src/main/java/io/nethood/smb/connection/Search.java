package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.DirectoryListing;
import io.nethood.wire.CaseTable;

/**
 * A search that a client goes through in steps ([MS-CIFS] 3.3.1.3, Server.Connection.SearchOpenTable): what matched when it
 * began, and how much of it has been told.
 */
final class Search {
    private final int sid;
    private final Tree tree;
    private final SmbSession session;
    private final int pid;
    private final DirectoryListing listing;
    private final List<DirectoryListing.Entry> matches;
    private int next;

    Search(
            int sid,
            Tree tree,
            SmbSession session,
            int pid,
            DirectoryListing listing,
            List<DirectoryListing.Entry> matches) {
        this.sid = sid;
        this.tree = tree;
        this.session = session;
        this.pid = pid;
        this.listing = listing;
        this.matches = matches;
    }

    /** The search handle, SID. */
    int sid() {
        return sid;
    }

    Tree tree() {
        return tree;
    }

    /** Whether it was begun by the session and on the tree of this request. */
    boolean belongsTo(RequestContext context) {
        return session.uid() == context.uid() && tree.tid() == context.tid();
    }

    SmbSession session() {
        return session;
    }

    int pid() {
        return pid;
    }

    DirectoryListing listing() {
        return listing;
    }

    boolean isAtEnd() {
        return next >= matches.size();
    }

    /** How many matches have been told: a key with which the search can be resumed. */
    int position() {
        return next;
    }

    /** The next match; the search is not at its end. */
    DirectoryListing.Entry peek() {
        return matches.get(next);
    }

    void advance() {
        next++;
    }

    /** Goes on behind the first {@code position} matches. */
    void resumeAt(int position) {
        next = Math.clamp(position, 0, matches.size());
    }

    /** Goes on behind the match called {@code name}, by its long or short name; stays where it is when there is none. */
    void resumeBehind(String name) {
        for (int i = 0; i < matches.size(); i++) {
            String match = matches.get(i).name();
            if (CaseTable.equalsIgnoreCase(match, name) || CaseTable.equalsIgnoreCase(listing.shortName(match), name)) {
                next = i + 1;
                return;
            }
        }
    }
}

package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.DirectoryListing;
import io.nethood.smb.file.name.NamePattern;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.wire.CaseTable;

/**
 * A search that a client goes through in steps ([MS-CIFS] 3.3.1.3, Server.Connection.SearchOpenTable): what matched when the
 * directory was looked at last, and how much of it has been told.
 */
final class Search {
    private final int sid;
    private final Tree tree;
    private final SmbSession session;
    private final int pid;
    private final NamePattern pattern;
    private final int attributes;
    private DirectoryListing listing;
    private List<DirectoryListing.Entry> matches;
    private int next;

    /** @param attributes which files besides the normal ones are meant, SMB_FILE_ATTRIBUTES */
    Search(
            int sid,
            Tree tree,
            SmbSession session,
            int pid,
            DirectoryListing listing,
            NamePattern pattern,
            int attributes) {
        this.sid = sid;
        this.tree = tree;
        this.session = session;
        this.pid = pid;
        this.pattern = pattern;
        this.attributes = attributes;
        this.listing = listing;
        this.matches = listing.matching(pattern, attributes);
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

    /**
     * Goes on behind {@code name}, long or short. Anywhere but behind what was told last, the directory is looked at again:
     * as on NTFS, what has come since is found, what has gone is not, and the name itself need not exist any longer.
     */
    void resumeBehind(String name) throws FileRefusal {
        if (next > 0 && isCalled(matches.get(next - 1), name)) {
            return;
        }
        String place = matches.stream()
                .filter(match -> isCalled(match, name))
                .map(DirectoryListing.Entry::name)
                .findFirst()
                .orElse(name);
        listing = listing.again();
        matches = listing.matching(pattern, attributes);
        next = 0;
        while (next < matches.size()
                && DirectoryListing.ORDER.compare(matches.get(next).name(), place) <= 0) {
            next++;
        }
    }

    private boolean isCalled(DirectoryListing.Entry match, String name) {
        return CaseTable.equalsIgnoreCase(match.name(), name)
                || CaseTable.equalsIgnoreCase(listing.shortName(match.name()), name);
    }
}

package io.nethood.smb.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.nethood.smb.file.DirectoryListing;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.name.SearchPath;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.DosDateTime;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.ResumeKey;
import io.nethood.smb.wire.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * SMB_COM_SEARCH, SMB_COM_FIND, SMB_COM_FIND_UNIQUE and SMB_COM_FIND_CLOSE, [MS-CIFS] 3.3.5.47 to 3.3.5.50: searches by 8.3
 * names whose place is kept in a key that the client hands back.
 *
 * <p>The server's part of the key: the search's number and how many matches were told, 2 bytes each.
 */
final class CoreSearches {
    private CoreSearches() {}

    static Outcome search(RequestContext context, SearchRequest request) {
        return FileOperation.run(context, nowNanos -> {
            if (request.searchAttributes() == FileAttributes.VOLUME) {
                return volumeLabel(context, request);
            }
            Search search = find(context, request);
            List<SearchRequest.Entry> entries = take(context, search, request);
            if (entries.isEmpty()) {
                context.state().endSearch(search);
                throw new FileRefusal(NtStatus.NO_MORE_FILES);
            }
            return Outcome.of(new SearchRequest.Response(entries));
        });
    }

    /** A search that ends with its first answer. */
    static Outcome findUnique(RequestContext context, SearchRequest request) {
        return FileOperation.run(context, nowNanos -> {
            Search search = find(context, request);
            List<SearchRequest.Entry> entries = take(context, search, request);
            context.state().endSearch(search);
            if (entries.isEmpty()) {
                throw new FileRefusal(NtStatus.NO_MORE_FILES);
            }
            return Outcome.of(new SearchRequest.Response(entries));
        });
    }

    /** A search that has told everything is over already; closing it then is no mistake. */
    static Outcome close(RequestContext context, SearchRequest request) {
        ResumeKey key = request.resumeKey();
        Search search = key == null ? null : context.state().search(word(key.serverState(), 0));
        if (search != null && search.belongsTo(context)) {
            context.state().endSearch(search);
        }
        return Outcome.of(new SearchRequest.Response(List.of()));
    }

    private static Search find(RequestContext context, SearchRequest request) throws FileRefusal, FileWait {
        ResumeKey key = request.resumeKey();
        if (key != null) {
            return resumed(context, key);
        }
        if (request.path().isEmpty()) {
            throw new FileRefusal(NtStatus.NO_MORE_FILES);
        }
        SearchPath path = context.searchPath(request.path());
        return Searches.begin(context, path, request.searchAttributes());
    }

    private static Search resumed(RequestContext context, ResumeKey key) throws FileRefusal {
        byte[] state = key.serverState();
        Search search = context.search(word(state, 0));
        search.resumeAt(word(state, 2));
        return search;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static List<SearchRequest.Entry> take(RequestContext context, Search search, SearchRequest request) {
        int most = Math.min(
                request.maxCount(),
                SearchRequest.mostEntries(context.connection().clientMaxBufferSize()));
        List<SearchRequest.Entry> entries = new ArrayList<>();
        while (entries.size() < most && !search.isAtEnd()) {
            DirectoryListing.Entry match = search.peek();
            search.advance();
            String shortName = search.listing().shortName(match.name());
            if (!shortName.isEmpty()) {
                entries.add(entry(search, request, match, shortName));
            }
        }
        return entries;
    }

    private static SearchRequest.Entry entry(
            Search search, SearchRequest request, DirectoryListing.Entry match, String shortName) {
        return new SearchRequest.Entry(
                key(search, request.resumeKey()),
                FileOpens.dosAttributes(match.attributes()),
                DosDateTime.ofFileTime(match.attributes().written(), RequestContext.ZONE),
                Math.min(match.attributes().size(), 0xFFFF_FFFFL),
                shortName);
    }

    private static ResumeKey key(Search search, @Nullable ResumeKey before) {
        byte[] state = new byte[ResumeKey.SERVER_STATE_BYTES];
        state[0] = (byte) search.sid();
        state[1] = (byte) (search.sid() >>> 8);
        state[2] = (byte) search.position();
        state[3] = (byte) (search.position() >>> 8);
        return before == null
                ? new ResumeKey(0, state, new byte[ResumeKey.CLIENT_STATE_BYTES])
                : new ResumeKey(
                        before.reserved(), state, Arrays.copyOf(before.clientState(), ResumeKey.CLIENT_STATE_BYTES));
    }

    /** Asked for volumes alone, a search finds the label. */
    private static Outcome volumeLabel(RequestContext context, SearchRequest request) throws FileRefusal {
        if (request.resumeKey() != null) {
            throw new FileRefusal(NtStatus.NO_MORE_FILES);
        }
        ResumeKey key =
                new ResumeKey(0, new byte[ResumeKey.SERVER_STATE_BYTES], new byte[ResumeKey.CLIENT_STATE_BYTES]);
        String label = context.volume().settings().label();
        return Outcome.of(new SearchRequest.Response(
                List.of(new SearchRequest.Entry(key, FileAttributes.VOLUME, DosDateTime.NONE, 0, label))));
    }
}

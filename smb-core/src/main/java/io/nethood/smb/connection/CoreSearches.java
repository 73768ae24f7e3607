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
 * <p>The server's part of the key, as in NT: 11 characters of a name without its dot, here the one that was told; then 5
 * bytes, here the search's number, 2, and how many matches were told, 3.
 */
final class CoreSearches {
    private static final int NAME_BYTES = 11;
    private static final int BASE_BYTES = 8;
    private static final int SID_AT = NAME_BYTES;
    private static final int POSITION_AT = SID_AT + 2;

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
                requireResumed(request);
            }
            return Outcome.of(new SearchRequest.Response(entries));
        });
    }

    /** Nothing found at first is a failure; nothing more found is told by a count of zero ([MS-CIFS] 2.2.4.58.2). */
    private static void requireResumed(SearchRequest request) throws FileRefusal {
        if (request.resumeKey() == null) {
            throw new FileRefusal(NtStatus.NO_MORE_FILES);
        }
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
        Search search = key == null ? null : context.state().search(number(key.serverState(), SID_AT, 2));
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
        Search search = context.search(number(state, SID_AT, 2));
        search.resumeAt(number(state, POSITION_AT, 3));
        return search;
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | (bytes[at + i] & 0xFF);
        }
        return number;
    }

    private static void putNumber(byte[] bytes, int at, int length, int number) {
        for (int i = 0; i < length; i++) {
            bytes[at + i] = (byte) (number >>> (8 * i));
        }
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
                entries.add(entry(context, search, request, match, shortName));
            }
        }
        return entries;
    }

    private static SearchRequest.Entry entry(
            RequestContext context,
            Search search,
            SearchRequest request,
            DirectoryListing.Entry match,
            String shortName) {
        return new SearchRequest.Entry(
                key(search, request.resumeKey(), paddedName(context, shortName)),
                FileOpens.dosAttributes(match.attributes()),
                DosDateTime.ofFileTime(match.attributes().written(), RequestContext.ZONE),
                Math.min(match.attributes().size(), 0xFFFF_FFFFL),
                shortName);
    }

    /** Base name and extension, each filled up with spaces, as directories of FAT have them. */
    private static byte[] paddedName(RequestContext context, String shortName) {
        int dot = shortName.lastIndexOf('.');
        boolean extended = dot > 0 && !shortName.equals("..");
        byte[] padded = new byte[NAME_BYTES];
        Arrays.fill(padded, (byte) ' ');
        byte[] base = (extended ? shortName.substring(0, dot) : shortName)
                .getBytes(context.connection().codePage());
        System.arraycopy(base, 0, padded, 0, Math.min(base.length, BASE_BYTES));
        if (extended) {
            byte[] extension =
                    shortName.substring(dot + 1).getBytes(context.connection().codePage());
            System.arraycopy(extension, 0, padded, BASE_BYTES, Math.min(extension.length, NAME_BYTES - BASE_BYTES));
        }
        return padded;
    }

    private static ResumeKey key(Search search, @Nullable ResumeKey before, byte[] name) {
        byte[] state = Arrays.copyOf(name, ResumeKey.SERVER_STATE_BYTES);
        putNumber(state, SID_AT, 2, search.sid());
        putNumber(state, POSITION_AT, 3, search.position());
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

package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.DirectoryListing;
import io.nethood.smb.file.name.NamePattern;
import io.nethood.smb.file.name.SearchPath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.wire.FindClose2Request;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.DirectoryEntry;
import io.nethood.smb.wire.info.DirectoryPage;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.nethood.smb.wire.info.FindLevel;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** TRANS2_FIND_FIRST2, TRANS2_FIND_NEXT2 and SMB_COM_FIND_CLOSE2, [MS-CIFS] 2.2.6.2, 2.2.6.3 and 2.2.4.48. */
final class Searches {
    private static final int CLOSE_AFTER_REQUEST = 0x0001;
    private static final int CLOSE_AT_END = 0x0002;
    private static final int RETURN_RESUME_KEYS = 0x0004;
    private static final int CONTINUE_FROM_LAST = 0x0008;

    private Searches() {}

    static Outcome findFirst(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            int attributes = in.u16();
            int count = in.u16();
            int flags = in.u16();
            FindLevel level = FindLevel.of(in.u16());
            in.skip(4);
            SearchPath path = context.searchPath(call.string(in));
            List<String> easWanted = easWanted(call, level);
            Search search = begin(context, path, attributes);
            if (search.isAtEnd()) {
                context.state().endSearch(search);
                throw new FileRefusal(NtStatus.NO_SUCH_FILE);
            }
            Page page = page(context, call, search, new Wanted(level, count, flags, easWanted));
            byte[] parameters = WireWriter.create()
                    .u16(search.sid())
                    .u16(page.count)
                    .u16(search.isAtEnd() ? 1 : 0)
                    .u16(0)
                    .u16(page.lastEntry)
                    .toBytes();
            endIfAsked(context, search, flags);
            return call.answer(parameters, page.bytes);
        });
    }

    static Outcome findNext(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            Search search = context.search(in.u16());
            int count = in.u16();
            FindLevel level = FindLevel.of(in.u16());
            int resumeKey = in.i32();
            int flags = in.u16();
            String name = call.string(in);
            if ((flags & CONTINUE_FROM_LAST) == 0) {
                resume(search, resumeKey, name);
            }
            Page page = page(context, call, search, new Wanted(level, count, flags, easWanted(call, level)));
            byte[] parameters = WireWriter.create()
                    .u16(page.count)
                    .u16(search.isAtEnd() ? 1 : 0)
                    .u16(0)
                    .u16(page.lastEntry)
                    .toBytes();
            endIfAsked(context, search, flags);
            return call.answer(parameters, page.bytes);
        });
    }

    private static void resume(Search search, int resumeKey, String name) throws FileRefusal {
        if (!name.isEmpty()) {
            search.resumeBehind(name);
        } else if (resumeKey != 0) {
            search.resumeAt(resumeKey);
        }
    }

    static Outcome findClose2(RequestContext context, FindClose2Request request) {
        return FileOperation.run(context, nowNanos -> {
            context.state().endSearch(context.search(request.searchHandle()));
            return Outcome.done();
        });
    }

    /** Looks the directory up and keeps what matches. */
    static Search begin(RequestContext context, SearchPath path, int attributes) throws FileRefusal {
        if (context.state().searchTableIsFull()) {
            throw new FileRefusal(NtStatus.OS2_NO_MORE_SIDS);
        }
        DirectoryListing listing =
                context.volume().list(path.directory(), context.session().token());
        NamePattern pattern = path.pattern().isEmpty() ? NamePattern.of("*") : context.pattern(path.pattern());
        return context.state()
                .addSearch(sid -> new Search(
                        sid, context.tree(), context.session(), context.header().pid(), listing, pattern, attributes));
    }

    private static List<String> easWanted(Transaction2.Call call, FindLevel level) throws MalformedMessage {
        return level.needsEas() ? ExtendedAttributes.decodeNames(call.data()) : List.of();
    }

    private static void endIfAsked(RequestContext context, Search search, int flags) {
        boolean end = (flags & CLOSE_AFTER_REQUEST) != 0 || (search.isAtEnd() && (flags & CLOSE_AT_END) != 0);
        if (end) {
            context.state().endSearch(search);
        }
    }

    // A page of entries

    /** What a client wants of one page. */
    private record Wanted(FindLevel level, int count, int flags, List<String> eas) {}

    /** What one answer tells. */
    private record Page(int count, int lastEntry, byte[] bytes) {}

    private static Page page(RequestContext context, Transaction2.Call call, Search search, Wanted wanted)
            throws FileRefusal {
        ByteBuf out = Unpooled.buffer(Math.min(call.request().maxDataCount(), 0x1_0000));
        DirectoryPage page = new DirectoryPage(
                wanted.level(),
                out,
                call.request().maxDataCount(),
                (wanted.flags() & RETURN_RESUME_KEYS) != 0,
                context.header().unicode(),
                context.connection().codePage());
        while (page.count() < Math.max(1, wanted.count()) && !search.isAtEnd()) {
            if (!page.add(entry(search, wanted))) {
                break;
            }
            search.advance();
        }
        return new Page(page.count(), page.lastEntryOffset(), ByteBufUtil.getBytes(out));
    }

    private static DirectoryEntry entry(Search search, Wanted wanted) throws FileRefusal {
        DirectoryListing.Entry match = search.peek();
        StoreAttributes attributes = match.attributes();
        FindLevel level = wanted.level();
        boolean ofEas = level.needsEas() || level.needsEaSize();
        List<ExtendedAttribute> all = ofEas ? search.listing().extendedAttributes(match) : List.of();
        return new DirectoryEntry(
                match.name(),
                level.needsShortName() ? otherShortName(search, match.name()) : "",
                attributes.created(),
                attributes.accessed(),
                attributes.written(),
                attributes.changed(),
                FileOpens.extendedAttributes(attributes),
                attributes.size(),
                attributes.allocated(),
                ofEas ? ExtendedAttributes.eaSize(all) : 0,
                attributes.key().inode(),
                search.position() + 1,
                level.needsEas() ? FileInformationQueries.named(all, wanted.eas()) : List.of());
    }

    /** A name that is short itself has no other. */
    private static String otherShortName(Search search, String name) {
        String shortName = search.listing().shortName(name);
        return shortName.equals(name) ? "" : shortName;
    }
}

package io.nethood.smb.rpc.srvsvc;

import java.util.Map;

import io.nethood.smb.rpc.ndr.NdrDecoder;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The SHARE_INFO union as a client sends it, [MS-SRVS] 2.2.3.6.
 *
 * @param level which one it is
 * @param members null for a level that nobody takes, which is then not read any further
 */
record ShareInfo(int level, @Nullable Members members) {
    /** The levels that are read here. */
    private static final Map<Integer, NdrDecoder<Members>> LEVELS = Map.of(
            1, ShareInfo::info1,
            2, ShareInfo::info2,
            502, ShareInfo::info502,
            1004, in -> new Members(null, 0, text(in), null, null, false),
            1006, in -> new Members(null, 0, null, in.u32(), null, false));

    /**
     * The members that any level has.
     *
     * @param name null where the level has none
     * @param type STYPE_*; 0 where the level has none
     * @param comment null where the level has none
     * @param maxUses null where the level has none
     * @param path null where the level has none
     * @param secured whether a security descriptor comes with it
     */
    record Members(
            @Nullable Pointee<String> name,
            int type,
            @Nullable Pointee<String> comment,
            @Nullable Integer maxUses,
            @Nullable Pointee<String> path,
            boolean secured) {

        String nameOrEmpty() {
            return name == null ? "" : name.orElse("");
        }

        /** Null where it is to be kept; a level that has a comment and sends none wants it empty. */
        @Nullable
        String newComment() {
            return comment == null ? null : comment.orElse("");
        }

        @Nullable
        String pathOrNull() {
            return path == null ? null : path.orNull();
        }
    }

    /** The level, the discriminant that repeats it and what that selects. */
    static ShareInfo decode(NdrReader in) throws MalformedMessage {
        int level = in.u32();
        NdrDecoder<Members> decoder = LEVELS.get(level);
        if (decoder == null) {
            return new ShareInfo(level, null);
        }
        Pointee<Members> members = in.construct(union -> {
            union.discriminant(level);
            return union.pointer(decoder);
        });
        return new ShareInfo(level, members.orThrow());
    }

    private static Pointee<String> text(NdrReader in) throws MalformedMessage {
        return in.pointer(NdrReader::string);
    }

    /** SHARE_INFO_1, [MS-SRVS] 2.2.4.23. */
    private static Members info1(NdrReader in) throws MalformedMessage {
        return new Members(text(in), in.u32(), text(in), null, null, false);
    }

    /** SHARE_INFO_2, [MS-SRVS] 2.2.4.24: permissions, current uses and password say nothing on the way in. */
    private static Members info2(NdrReader in) throws MalformedMessage {
        Pointee<String> name = text(in);
        int type = in.u32();
        Pointee<String> comment = text(in);
        in.u32();
        int maxUses = in.u32();
        in.u32();
        Pointee<String> path = text(in);
        text(in);
        return new Members(name, type, comment, maxUses, path, false);
    }

    /** SHARE_INFO_502_I, [MS-SRVS] 2.2.4.26. */
    private static Members info502(NdrReader in) throws MalformedMessage {
        Members info2 = info2(in);
        in.u32();
        boolean secured = in.pointer(NdrReader::byteArray).isPresent();
        return new Members(info2.name(), info2.type(), info2.comment(), info2.maxUses(), info2.path(), secured);
    }
}

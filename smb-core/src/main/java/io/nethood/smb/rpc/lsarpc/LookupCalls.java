package io.nethood.smb.rpc.lsarpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.rpc.object.ListPage;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** From names to SIDs and back: [MS-LSAT] 3.1.4.5 to 3.1.4.11. */
final class LookupCalls {
    /** Most names of one call, by the IDL. */
    private static final int MAX_NAMES = 1000;

    /** Most SIDs of one call, by the IDL. */
    private static final int MAX_SIDS = 20480;

    /** LsapLookupWksta to LsapLookupXForestResolve, [MS-LSAT] 2.2.16: outside of a domain they all mean the same. */
    private static final int LAST_LEVEL = 7;

    private LookupCalls() {}

    /** LsarLookupNames; later versions send two numbers more, which say nothing to a workgroup peer. */
    record NamesArguments(ContextHandle handle, List<String> names, int level) {
        static NamesArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            int count = in.count(MAX_NAMES);
            List<Pointee<String>> names = in.construct(array -> array.array(count, NdrReader::countedString));
            in.construct(LookupCalls::nothingTranslated);
            int level = in.u16();
            in.u32(); // MappedCount
            return new NamesArguments(
                    handle, names.stream().map(name -> name.orElse("")).toList(), level);
        }

        /** LsarLookupNames2, LsarLookupNames3. */
        static NamesArguments decode2(NdrReader in) throws MalformedMessage {
            NamesArguments arguments = decode(in);
            in.u32(); // LookupOptions
            in.u32(); // ClientRevision
            return arguments;
        }
    }

    /** The answer's structure as a client sends it: a count that says nothing, and no array. */
    private static Integer nothingTranslated(NdrReader in) throws MalformedMessage {
        int entries = in.u32();
        in.pointer(array -> array.count(0));
        return entries;
    }

    /** LsarLookupSids; later versions send two numbers more. */
    record SidsArguments(ContextHandle handle, List<Sid> sids, int level) {
        static SidsArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            Pointee<List<Pointee<Sid>>> array = in.construct(SidsArguments::buffer);
            in.construct(LookupCalls::nothingTranslated);
            int level = in.u16();
            in.u32(); // MappedCount
            List<Sid> sids = new ArrayList<>();
            for (Pointee<Sid> sid : array.orElse(List.of())) {
                sids.add(sid.orThrow());
            }
            return new SidsArguments(handle, sids, level);
        }

        /** LSAPR_SID_ENUM_BUFFER, [MS-LSAT] 2.2.18. */
        private static Pointee<List<Pointee<Sid>>> buffer(NdrReader in) throws MalformedMessage {
            int count = in.count(MAX_SIDS);
            return in.pointer(array -> array.array(count, element -> element.pointer(NdrReader::sid)));
        }

        /** LsarLookupSids2. */
        static SidsArguments decode2(NdrReader in) throws MalformedMessage {
            SidsArguments arguments = decode(in);
            in.u32(); // LookupOptions
            in.u32(); // ClientRevision
            return arguments;
        }
    }

    /** A version of LsarLookupNames, which differ in how one answer looks. */
    static RpcInterface.Implementation<NamesArguments> names(BiConsumer<NdrWriter, Translation.Item> element) {
        return (context, arguments) -> translate(
                context,
                arguments.handle(),
                arguments.level(),
                element,
                () -> Translation.ofNames(context.host().accounts(), arguments.names()));
    }

    /** A version of LsarLookupSids, which differ in how one answer looks. */
    static RpcInterface.Implementation<SidsArguments> sids(BiConsumer<NdrWriter, Translation.Item> element) {
        return (context, arguments) -> translate(
                context,
                arguments.handle(),
                arguments.level(),
                element,
                () -> Translation.ofSids(context.host().accounts(), arguments.sids()));
    }

    private static RpcOutcome translate(
            RpcCallContext context,
            ContextHandle handle,
            int level,
            BiConsumer<NdrWriter, Translation.Item> element,
            Supplier<Translation> translation) {
        return RpcObject.with(
                context,
                handle,
                LsaObject.Policy.class,
                LsaObject.Policy.LOOKUP_NAMES,
                LookupCalls::failure,
                policy -> {
                    if (level < 1 || level > LAST_LEVEL) {
                        return failure(NtStatus.INVALID_PARAMETER);
                    }
                    return context.passes(Gate.SAM_LOOKUP)
                            ? answer(translation.get(), element)
                            : failure(NtStatus.ACCESS_DENIED);
                });
    }

    private static RpcResult answer(Translation translation, BiConsumer<NdrWriter, Translation.Item> element) {
        return out -> {
            translation.encodeDomains(out);
            out.construct(() -> ListPage.buffer(out, translation.items(), element));
            out.u32(translation.mappedCount()).u32(translation.status().code());
        };
    }

    /** No domains, nothing translated. */
    static RpcResult failure(NtStatus status) {
        return out -> out.u32(0).u32(0).u32(0).u32(0).u32(status.code());
    }

    /**
     * LsarLookupSids3 and LsarLookupNames4 take no handle; they are for machines of a domain that talk over TCP, and denied
     * to everybody else ([MS-LSAT] 3.1.4.8, 3.1.4.9).
     */
    static RpcOutcome notOverPipes(RpcCallContext context, Boolean nothing) {
        return new RpcOutcome.Returned(failure(NtStatus.ACCESS_DENIED));
    }

    /** LSA_TRANSLATED_SID, [MS-LSAT] 2.2.14. */
    static void translatedSid(NdrWriter out, Translation.Item item) {
        out.align(4).u16(item.use().code()).u32(item.rid()).u32(item.domain());
    }

    /** LSAPR_TRANSLATED_SID_EX, [MS-LSAT] 2.2.22. */
    static void translatedSidEx(NdrWriter out, Translation.Item item) {
        translatedSid(out, item);
        out.u32(0); // Flags
    }

    /** LSAPR_TRANSLATED_SID_EX2, [MS-LSAT] 2.2.24. */
    static void translatedSidEx2(NdrWriter out, Translation.Item item) {
        out.align(4).u16(item.use().code()).pointer(item.sid(), NdrWriter::sid);
        out.u32(item.domain()).u32(0); // Flags
    }

    /** LSAPR_TRANSLATED_NAME, [MS-LSAT] 2.2.19. */
    static void translatedName(NdrWriter out, Translation.Item item) {
        out.align(4).u16(item.use().code()).countedString(item.name()).u32(item.domain());
    }

    /** LSAPR_TRANSLATED_NAME_EX, [MS-LSAT] 2.2.21. */
    static void translatedNameEx(NdrWriter out, Translation.Item item) {
        translatedName(out, item);
        out.u32(0); // Flags
    }
}

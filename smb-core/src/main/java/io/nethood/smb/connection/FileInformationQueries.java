package io.nethood.smb.connection;

import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.FileView;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.EmptyRequest;
import io.nethood.smb.wire.QueryInformationDiskResponse;
import io.nethood.smb.wire.info.DiskUnits;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.nethood.smb.wire.info.FileInformation;
import io.nethood.smb.wire.info.FileSystemLevel;
import io.nethood.smb.wire.info.ObjectId;
import io.nethood.smb.wire.info.QueryLevel;
import io.nethood.smb.wire.info.StreamInformation;
import io.nethood.smb.wire.info.VolumeInformation;
import io.nethood.wire.CaseTable;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** TRANS2_QUERY_PATH_INFORMATION, TRANS2_QUERY_FILE_INFORMATION and TRANS2_QUERY_FS_INFORMATION, [MS-CIFS] 2.2.6.4, 2.2.6.6, 2.2.6.8. */
final class FileInformationQueries {
    /** Files are numbered, names keep their case, and are compared without. */
    private static final int FILE_SYSTEM_ATTRIBUTES = 0x0000_0001 // FILE_CASE_SENSITIVE_SEARCH
            | 0x0000_0002 // FILE_CASE_PRESERVED_NAMES
            | 0x0000_0004 // FILE_UNICODE_ON_DISK
            | 0x0000_0040; // FILE_SUPPORTS_SPARSE_FILES

    private static final int WITH_PROPERTIES = 0x0000_0008 // FILE_PERSISTENT_ACLS
            | 0x0004_0000; // FILE_NAMED_STREAMS

    private static final int BYTES_PER_SECTOR = 512;
    private static final int MOST_NAME_UNITS = 255;
    private static final int NOT_OPEN = 0;

    private FileInformationQueries() {}

    // Files

    static Outcome queryPath(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            PathQuery query = PathQuery.of(context, call);
            if (query.level == QueryLevel.INFO_IS_NAME_VALID) {
                return call.answer(EA_ERROR_OFFSET, new byte[0]);
            }
            if (query.needsOpen()) {
                return queryOpened(context, call, query.path, query.level, nowNanos);
            }
            return answer(context, call, query.level, context.volume().view(query.path));
        });
    }

    /** What is in memory, of a file whose name is spelled as it is. */
    static Outcome queryPathNow(RequestContext context, Transaction2.Call call) {
        return FileOperation.tryNow(() -> {
            PathQuery query = PathQuery.of(context, call);
            if (query.needsOpen() || query.level.needsShortName()) {
                return Outcome.NotNow.NOT_NOW;
            }
            FileView view = context.volume().viewNow(query.path);
            return query.level.needsEaSize() && view.hasExtendedAttributes()
                    ? Outcome.NotNow.NOT_NOW
                    : answer(context, call, query.level, view);
        });
    }

    /** What TRANS2_QUERY_PATH_INFORMATION asks for. */
    private record PathQuery(QueryLevel level, SharePath path) {
        static PathQuery of(RequestContext context, Transaction2.Call call) throws FileRefusal, MalformedMessage {
            WireReader in = call.parameters();
            int code = in.u16();
            in.skip(4);
            SharePath path = context.path(call.string(in));
            return new PathQuery(QueryLevel.of(code), path);
        }

        boolean needsOpen() {
            return path.hasStream() || level.needsEas() || level.needsStreams();
        }
    }

    private static Outcome answer(RequestContext context, Transaction2.Call call, QueryLevel level, FileView view)
            throws FileRefusal {
        Volume volume = context.volume();
        int eaSize = level.needsEaSize() ? volume.eaSize(view) : 0;
        return answer(call, level, information(volume, view, level, eaSize), List.of(), List.of());
    }

    /** What only an open can tell. */
    private static Outcome queryOpened(
            RequestContext context, Transaction2.Call call, SharePath path, QueryLevel level, long nowNanos)
            throws FileRefusal, FileWait, MalformedMessage {
        CreateParameters parameters = CreateParameters.internal(
                path, FileAccess.READ_ATTRIBUTES | (level.needsEas() ? FileAccess.READ_EA : 0), 0);
        OpenFile file = context.volume().open(parameters, context.opener(NOT_OPEN), nowNanos);
        try {
            return answer(context, call, level, file);
        } finally {
            file.close();
        }
    }

    static Outcome queryFile(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            WireReader in = call.parameters();
            int fid = in.u16();
            int code = in.u16();
            if (context.open(fid) instanceof PipeOpen pipe) {
                return PipeInformation.query(call, pipe, QueryLevel.of(code));
            }
            OpenFile file = context.file(fid).file();
            return answer(context, call, QueryLevel.of(code), file);
        });
    }

    private static Outcome answer(RequestContext context, Transaction2.Call call, QueryLevel level, OpenFile file)
            throws FileRefusal, MalformedMessage {
        List<ExtendedAttribute> eas = eas(call, level, file);
        FileView view = new FileView(file.path(), file.attributes(), file.deletePending());
        FileInformation plain = information(context.volume(), view, level, level.needsEaSize() ? file.eaSize() : 0);
        FileInformation information = new FileInformation(
                plain.created(),
                plain.accessed(),
                plain.written(),
                plain.changed(),
                plain.attributes(),
                file.isDirectory(),
                plain.size(),
                plain.allocated(),
                plain.links(),
                plain.deletePending(),
                plain.indexNumber(),
                plain.eaSize(),
                file.pathText(),
                plain.shortName(),
                file.granted(),
                file.position(),
                file.mode(),
                plain.alignment());
        List<StreamInformation> streams = level.needsStreams() ? file.streams() : List.of();
        return answer(call, level, information, streams, eas);
    }

    private static List<ExtendedAttribute> eas(Transaction2.Call call, QueryLevel level, OpenFile file)
            throws FileRefusal, MalformedMessage {
        if (!level.needsEas()) {
            return List.of();
        }
        List<ExtendedAttribute> all = file.extendedAttributes();
        if (level != QueryLevel.INFO_QUERY_EAS_FROM_LIST) {
            return all;
        }
        return named(all, ExtendedAttributes.decodeNames(call.data()));
    }

    /** Those asked for, in that order; one that does not exist has no value. */
    static List<ExtendedAttribute> named(List<ExtendedAttribute> all, List<String> names) {
        List<ExtendedAttribute> found = new ArrayList<>();
        for (String name : names) {
            found.add(all.stream()
                    .filter(one -> CaseTable.equalsIgnoreCase(one.name(), name))
                    .findFirst()
                    .orElseGet(() -> new ExtendedAttribute(0, name, new byte[0])));
        }
        return found;
    }

    private static FileInformation information(Volume volume, FileView view, QueryLevel level, int eaSize)
            throws FileRefusal {
        StoreAttributes attributes = view.attributes();
        StorePath path = view.path();
        return new FileInformation(
                attributes.created(),
                attributes.accessed(),
                attributes.written(),
                attributes.changed(),
                FileOpens.extendedAttributes(attributes),
                attributes.directory(),
                attributes.size(),
                attributes.allocated(),
                view.deletePending() ? attributes.links() - 1 : attributes.links(),
                view.deletePending(),
                attributes.key().inode(),
                eaSize,
                path.toString(),
                level.needsShortName() ? volume.shortName(path) : "",
                0,
                0,
                0,
                0);
    }

    private static Outcome answer(
            Transaction2.Call call,
            QueryLevel level,
            FileInformation information,
            List<StreamInformation> streams,
            List<ExtendedAttribute> eas) {
        WireWriter out = WireWriter.create();
        level.encode(information, streams, eas, out);
        return call.answer(EA_ERROR_OFFSET, out.toBytes());
    }

    /** EaErrorOffset: nothing was wrong with the extended attributes. */
    private static final byte[] EA_ERROR_OFFSET = {0, 0};

    // Volumes

    static Outcome queryFileSystem(RequestContext context, Transaction2.Call call) {
        return FileOperation.run(context, nowNanos -> {
            FileSystemLevel level = FileSystemLevel.of(call.parameters().u16());
            WireWriter out = WireWriter.create();
            level.encode(
                    information(context.volume()),
                    context.header().unicode(),
                    context.connection().codePage(),
                    out);
            return call.answer(new byte[0], out.toBytes());
        });
    }

    /** SMB_COM_QUERY_INFORMATION_DISK, [MS-CIFS] 3.3.5.46. */
    static Outcome queryDisk(RequestContext context, EmptyRequest request) {
        return FileOperation.run(context, nowNanos -> {
            DiskUnits units = DiskUnits.of16Bits(information(context.volume()));
            return Outcome.of(new QueryInformationDiskResponse(
                    (int) units.total(), units.sectorsPerUnit(), units.bytesPerSector(), (int) units.free()));
        });
    }

    private static VolumeInformation information(Volume volume) throws FileRefusal {
        StoreSpace space = volume.space();
        return new VolumeInformation(
                volume.settings().label(),
                space.serial(),
                volume.created(),
                space.total() / space.unit(),
                space.free() / space.unit(),
                Math.max(1, space.unit() / BYTES_PER_SECTOR),
                BYTES_PER_SECTOR,
                TreeConnects.DISK_FILE_SYSTEM,
                FILE_SYSTEM_ATTRIBUTES | (volume.keepsProperties() ? WITH_PROPERTIES : 0),
                MOST_NAME_UNITS,
                ObjectId.NONE);
    }
}

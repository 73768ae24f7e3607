package io.nethood.smb.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.wire.CaseTable;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** What Windows keeps with a file besides its content, as properties of the {@link StoreFile}: their names and forms. */
final class FileProperties {
    static final String STREAM_PREFIX = "stream.";

    private static final String EXTENDED_ATTRIBUTES = "ea";
    private static final String SECURITY = "sd";
    private static final String NOT_IN_NAMES = "\\/:*?\"<>|,+=[];";

    /** What NTFS keeps of extended attributes. */
    private static final int MOST_BYTES = 0xFFFF;

    private FileProperties() {}

    /** The extended attributes, in the order in which they were set first. */
    static List<ExtendedAttribute> extendedAttributes(StoreFile file) throws FileRefusal {
        byte[] kept = file.property(EXTENDED_ATTRIBUTES);
        if (kept == null) {
            return List.of();
        }
        try {
            return decode(WireReader.of(kept));
        } catch (MalformedMessage strange) {
            throw new FileRefusal(NtStatus.EA_LIST_INCONSISTENT);
        }
    }

    /** Sets those named, and removes those named without a value. */
    static void setExtendedAttributes(StoreFile file, List<ExtendedAttribute> changed) throws FileRefusal {
        checkNames(changed);
        Map<String, ExtendedAttribute> all = new LinkedHashMap<>();
        extendedAttributes(file).forEach(one -> all.put(CaseTable.fold(one.name()), one));
        for (ExtendedAttribute one : changed) {
            if (one.value().length == 0) {
                all.remove(CaseTable.fold(one.name()));
            } else {
                all.put(CaseTable.fold(one.name()), one);
            }
        }
        byte[] kept = encode(all.values());
        if (kept.length > MOST_BYTES) {
            throw new FileRefusal(NtStatus.EA_TOO_LARGE);
        }
        file.setProperty(EXTENDED_ATTRIBUTES, all.isEmpty() ? null : kept);
        int attributes = file.attributes().attributes();
        int marked = all.isEmpty() ? attributes & ~FileAttributes.HAS_EAS : attributes | FileAttributes.HAS_EAS;
        if (marked != attributes) {
            file.change(StoreChange.ofAttributes(marked));
        }
    }

    /** Refuses names that no attribute may have ([MS-FSCC] 2.4.15). */
    static void checkNames(List<ExtendedAttribute> attributes) throws FileRefusal {
        for (ExtendedAttribute one : attributes) {
            String name = one.name();
            if (name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || NOT_IN_NAMES.indexOf(c) >= 0)) {
                throw new FileRefusal(NtStatus.INVALID_EA_NAME);
            }
        }
    }

    private static List<ExtendedAttribute> decode(WireReader in) throws MalformedMessage {
        List<ExtendedAttribute> all = new ArrayList<>();
        while (in.remaining() > 0) {
            int flags = in.u8();
            String name = new String(in.bytes(in.u8()), StandardCharsets.UTF_8);
            all.add(new ExtendedAttribute(flags, name, in.bytes(in.u16())));
        }
        return all;
    }

    private static byte[] encode(Iterable<ExtendedAttribute> all) {
        WireWriter out = WireWriter.create();
        for (ExtendedAttribute one : all) {
            byte[] name = one.name().getBytes(StandardCharsets.UTF_8);
            out.u8(one.flags())
                    .u8(name.length)
                    .bytes(name)
                    .u16(one.value().length)
                    .bytes(one.value());
        }
        return out.toBytes();
    }

    /** The security descriptor that is kept with the file; null when there is none. */
    static @Nullable SecurityDescriptor security(StoreFile file) throws FileRefusal {
        byte[] kept = file.property(SECURITY);
        try {
            return kept == null ? null : SecurityDescriptor.decode(WireReader.of(kept));
        } catch (MalformedMessage strange) {
            throw new FileRefusal(NtStatus.INVALID_SECURITY_DESCR);
        }
    }

    static void setSecurity(StoreFile file, SecurityDescriptor descriptor) throws FileRefusal {
        file.setProperty(SECURITY, descriptor.toBytes());
    }

    /** What goes when a file is overwritten: its extended attributes and streams; its security stays. */
    static void removeAll(StoreFile file) throws FileRefusal {
        for (String name : file.properties()) {
            if (name.equals(EXTENDED_ATTRIBUTES) || name.startsWith(STREAM_PREFIX)) {
                file.setProperty(name, null);
            }
        }
    }
}

package io.nethood.smb.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.nethood.smb.file.name.NamePattern;
import io.nethood.smb.file.name.ShortNames;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.wire.CaseTable;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory as they were at one moment, in the order of NTFS: {@code .} and {@code ..}, then by folded
 * name. Not thread-safe.
 */
public final class DirectoryListing {
    /** Attributes that keep a file out of a search that does not ask for them. */
    private static final int HIDING = FileAttributes.HIDDEN | FileAttributes.SYSTEM | FileAttributes.DIRECTORY;

    /** The order of names in a directory: {@code .} and {@code ..} first, then by folded name. */
    public static final Comparator<String> ORDER =
            Comparator.comparingInt(DirectoryListing::rank).thenComparing(CaseTable.ORDER);

    private static int rank(String name) {
        return name.equals(".") ? 0 : name.equals("..") ? 1 : 2;
    }

    /**
     * A name in the directory.
     *
     * @param attributes as clients see them
     */
    public record Entry(String name, StoreAttributes attributes) {
        private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name, CaseTable.ORDER);

        /** Whether a search for {@code wanted}, SMB_FILE_ATTRIBUTES, finds it: what it has of the hiding ones must be asked for. */
        public boolean isMeantBy(int wanted) {
            int hiding = (attributes.attributes() | (attributes.directory() ? FileAttributes.DIRECTORY : 0)) & HIDING;
            return (hiding & ~wanted) == 0;
        }
    }

    private final Volume volume;
    private final StorePath directory;
    private final List<Entry> entries;
    private @Nullable ShortNames shortNames;

    private DirectoryListing(Volume volume, StorePath directory, List<Entry> entries) {
        this.volume = volume;
        this.directory = directory;
        this.entries = entries;
    }

    static DirectoryListing of(Volume volume, StorePath directory, StoreAttributes itself) throws FileRefusal {
        List<Entry> entries = new ArrayList<>();
        volume.store().list(directory, (name, attributes) -> entries.add(new Entry(name, attributes)));
        entries.replaceAll(entry -> new Entry(entry.name(), volume.seen(entry.attributes())));
        entries.sort(Entry.BY_NAME);
        entries.addFirst(new Entry("..", itself));
        entries.addFirst(new Entry(".", itself));
        return new DirectoryListing(volume, directory, entries);
    }

    /** The same directory as it is now; a refusal when it is gone. */
    public DirectoryListing again() throws FileRefusal {
        return of(volume, directory, volume.store().attributes(directory));
    }

    public Volume volume() {
        return volume;
    }

    public StorePath directory() {
        return directory;
    }

    /** The entries that {@code pattern} and {@code wanted} attributes mean, by their long or short names. */
    public List<Entry> matching(NamePattern pattern, int wanted) {
        List<Entry> matching = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.isMeantBy(wanted) && matches(pattern, entry.name())) {
                matching.add(entry);
            }
        }
        return matching;
    }

    private boolean matches(NamePattern pattern, String name) {
        if (pattern.matchesAll() || pattern.matches(name)) {
            return true;
        }
        String shortName = shortName(name);
        return !shortName.equals(name) && pattern.matches(shortName);
    }

    /** The extended attributes of an entry; none of one that is gone by now. */
    public List<ExtendedAttribute> extendedAttributes(Entry entry) throws FileRefusal {
        if ((entry.attributes().attributes() & FileAttributes.HAS_EAS) == 0) {
            return List.of();
        }
        StorePath path = switch (entry.name()) {
            case "." -> directory;
            case ".." -> directory.parent();
            default -> directory.child(entry.name());
        };
        try (StoreFile file = volume.store().open(path, false)) {
            return FileProperties.extendedAttributes(file);
        } catch (FileRefusal refusal) {
            if (refusal.status() == NtStatus.OBJECT_NAME_NOT_FOUND) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** The 8.3 name of an entry: its own if that is one. */
    public String shortName(String name) {
        if (name.equals(".")
                || name.equals("..")
                || ShortNames.isShort(name, volume.settings().codePage())) {
            return name;
        }
        ShortNames all = shortNames;
        if (all == null) {
            all = ShortNames.of(
                    entries.stream().skip(2).map(Entry::name).toList(),
                    volume.settings().codePage());
            shortNames = all;
        }
        return all.alias(name);
    }
}

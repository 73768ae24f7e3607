package io.nethood.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.common.base.Splitter;
import io.nethood.smb.session.Edition;
import org.jspecify.annotations.Nullable;

/**
 * The drive C: of the virtual machine: a temporary directory with what one expects to find on it and nothing of this
 * machine's. It is gone when the lab ends.
 */
final class LabDisk implements AutoCloseable {
    /** Below the Windows directory: what print$ shares. */
    private static final String PRINTER_DRIVERS = "system32\\spool\\drivers";

    /** Below the Windows directory: where Windows spools. */
    private static final String SPOOL = "system32\\spool\\PRINTERS";

    private static final String SPOOL_OF_9X = "SPOOL\\PRINTERS";

    private static final String DRIVE = "C:\\";

    private static final String README = """
            This is the share PUBLIC of a NetHood lab: an SMB1 server that behaves like an old Windows.

            Everybody may read it and nobody may change it. It lies in a temporary directory that goes when the
            lab ends. To share files of your own:

                nethood serve --share NAME=DIRECTORY        to read
                nethood serve --share NAME=DIRECTORY,rw     to read and write
            """;

    private final Path root;

    private LabDisk(Path root) {
        this.root = root;
    }

    /** The drive of a machine with {@code edition} on it. */
    static LabDisk of(Edition edition) throws IOException {
        LabDisk disk = new LabDisk(Files.createTempDirectory("nethood-"));
        try {
            disk.furnish(edition);
            return disk;
        } catch (IOException failed) {
            disk.close();
            throw failed;
        }
    }

    /** {@code PUBLIC}, which is shared where nothing else is. */
    Path publicFiles() {
        return root.resolve("PUBLIC");
    }

    /** Where print$ lies, as Windows writes it. */
    static String printerDrivers(Edition.Family family) {
        return family.windowsDirectory() + "\\" + PRINTER_DRIVERS;
    }

    /** Where print jobs lie that are not kept elsewhere, as Windows writes it. */
    static String spool(Edition.Family family) {
        return family.windowsDirectory() + "\\" + (family == Edition.Family.WINDOWS_9X ? SPOOL_OF_9X : SPOOL);
    }

    /** The directory that Windows would call {@code path}, such as {@code C:\tmp}, whatever its case; empty for none. */
    Optional<Path> directory(String path) {
        if (!path.regionMatches(true, 0, DRIVE, 0, DRIVE.length())) {
            return Optional.empty();
        }
        Path found = root;
        for (String name : Splitter.on('\\').omitEmptyStrings().split(path.substring(DRIVE.length()))) {
            found = entry(found, name);
            if (found == null) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static @Nullable Path entry(Path directory, String name) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().equalsIgnoreCase(name))
                    .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElse(null);
        } catch (IOException gone) {
            return null;
        }
    }

    private void furnish(Edition edition) throws IOException {
        Edition.Family family = edition.family();
        String windows = family.windowsDirectory().substring(DRIVE.length());
        write("PUBLIC/README.TXT", README);
        String spool = spool(family).substring(DRIVE.length()).replace('\\', '/');
        for (String directory : List.of("Program Files", "tmp", windows + "/Temp", homes(family, windows), spool)) {
            Files.createDirectories(root.resolve(directory));
        }
        write(windows + "/win.ini", "; for 16-bit app support\n[fonts]\n[extensions]\n[mci extensions]\n[files]\n");
        if (family == Edition.Family.WINDOWS_9X) {
            write("AUTOEXEC.BAT", "");
            write("CONFIG.SYS", "");
            write("MSDOS.SYS", "[Paths]\nWinDir=C:\\WINDOWS\nWinBootDir=C:\\WINDOWS\nHostWinBootDrv=C\n");
            return;
        }
        String drivers = windows + "/" + PRINTER_DRIVERS.replace('\\', '/');
        Files.createDirectories(root.resolve(drivers + "/W32X86"));
        Files.createDirectories(root.resolve(drivers + "/WIN40"));
        write(windows + "/system32/drivers/etc/hosts", "127.0.0.1       localhost\n");
        String boot = "multi(0)disk(0)rdisk(0)partition(1)\\" + windows;
        write(
                "boot.ini",
                "[boot loader]\ntimeout=30\ndefault=" + boot + "\n[operating systems]\n" + boot + "=\"Microsoft "
                        + edition.displayName() + "\" /fastdetect\n");
    }

    /** Where users keep their files. */
    private static String homes(Edition.Family family, String windows) {
        return switch (family) {
            case WINDOWS_9X -> "My Documents";
            case NT4 -> windows + "/Profiles/All Users";
            case WINDOWS_2000, XP -> "Documents and Settings/All Users/Documents";
        };
    }

    /** A text of Windows, whose lines end with CR and LF. */
    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Removes it with whatever clients have put there. */
    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

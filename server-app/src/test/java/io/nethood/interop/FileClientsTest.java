package io.nethood.interop;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.common.hash.Hashing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Client programs on a disk share: what they send is there, and what is there they get; in memory and in a directory alike. */
class FileClientsTest extends ClientTest {
    private static final String ALICE = "alice%secret";
    private static final long SEED = 20261125;

    /** Where the files of the share PUB lie. */
    enum Kind {
        MEMORY,
        DIRECTORY
    }

    private void share(Kind kind) throws IOException {
        String place = switch (kind) {
            case MEMORY -> "memory:";
            case DIRECTORY -> Files.createDirectory(directory.resolve("shared")).toString();
        };
        serve("--edition", "2000-server", "--user", ALICE + ",admin", "--share", "PUB=" + place + ",rw");
    }

    private Program.Result smbclient(String script, String... options) {
        List<String> all = new ArrayList<>(List.of("-U", ALICE));
        all.addAll(List.of(options));
        return clients.smbclient(server.smbPort(), "PUB", script, all.toArray(String[]::new))
                .didNotPrint("NT_STATUS_");
    }

    @ParameterizedTest
    @EnumSource
    void smbclient_gets_back_64_mib_that_it_has_put(Kind kind) throws IOException {
        share(kind);
        Path sent = directory.resolve("sent.bin");
        byte[] bytes = new byte[64 << 20];
        new Random(SEED).nextBytes(bytes);
        Files.write(sent, bytes);
        Path got = directory.resolve("got.bin");

        smbclient("put " + sent + " big.bin; get big.bin " + got);

        assertThat(com.google.common.io.Files.asByteSource(got.toFile()).hash(Hashing.sha256()))
                .isEqualTo(Hashing.sha256().hashBytes(bytes));
    }

    @ParameterizedTest
    @EnumSource
    void smbclient_puts_and_gets_a_tree(Kind kind) throws IOException {
        share(kind);
        Path source = Files.createDirectory(directory.resolve("tree"));
        for (int i = 0; i < 300; i++) {
            Path file = source.resolve("d" + i % 7).resolve("e" + i % 3).resolve("file " + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content of " + i);
        }
        Path target = Files.createDirectory(directory.resolve("back"));

        smbclient("recurse on; prompt off; lcd " + source + "; mput *");
        smbclient("recurse on; prompt off; lcd " + target + "; mget *");

        assertThat(contents(target)).isEqualTo(contents(source)).hasSize(300);
    }

    private static Map<String, String> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> root.relativize(file).toString(), FileClientsTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_end_of_a_file_of_5_gib_is_read() throws IOException {
        share(Kind.DIRECTORY);
        Path here = sparse(directory.resolve("here.bin"), FIVE_GIB - TAIL.length(), "");
        sparse(directory.resolve("shared").resolve("there.bin"), FIVE_GIB - TAIL.length(), TAIL);

        smbclient("reget there.bin " + here).printed("of size 5368709120");
        assertThat(tail(here)).isEqualTo(TAIL);
    }

    private static final long FIVE_GIB = 5L << 30;
    private static final String TAIL = "the last bytes";

    /** A file of {@code hole} bytes that take no room, and {@code end}. */
    private static Path sparse(Path path, long hole, String end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(hole);
            file.seek(hole);
            file.write(end.getBytes(StandardCharsets.US_ASCII));
        }
        return path;
    }

    private static String tail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - TAIL.length());
            byte[] bytes = new byte[TAIL.length()];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @EnumSource
    void names_may_be_unicode_and_255_characters_long(Kind kind) throws IOException {
        share(kind);
        String longName = "n".repeat(251) + ".txt";
        Path file = Files.writeString(directory.resolve("f.txt"), "grüße", StandardCharsets.UTF_8);

        smbclient("put " + file + " Grüße-日本.txt; put " + file + " " + longName + "; ls")
                .printed("Grüße-日本.txt")
                .printed(longName);
        Path got = directory.resolve("got.txt");
        smbclient("get GRÜßE-日本.TXT " + got);
        assertThat(got).hasContent("grüße");
    }

    @ParameterizedTest
    @EnumSource
    void a_name_is_found_in_any_case_and_by_its_short_form(Kind kind) throws IOException {
        share(kind);
        Path file = Files.writeString(directory.resolve("f.txt"), "found");
        Path got = directory.resolve("got.txt");

        smbclient("put " + file + " \"A Long Name.text\"");
        smbclient("get \"a LONG name.TEXT\" " + got);
        assertThat(got).hasContent("found");

        Matcher alias = Pattern.compile("[A-Z0-9]{6}~1\\.TEX")
                .matcher(smbclient("altname \"A Long Name.text\"").output());
        assertThat(alias.find()).isTrue();
        Path again = directory.resolve("again.txt");
        smbclient("get " + alias.group() + " " + again);
        assertThat(again).hasContent("found");
    }

    @ParameterizedTest
    @EnumSource
    void old_dialects_put_get_and_list(Kind kind) throws IOException {
        share(kind);
        Path file = Files.writeString(directory.resolve("old.txt"), "as it was");

        for (String dialect : List.of("LANMAN1", "LANMAN2")) {
            Path got = directory.resolve(dialect);
            smbclient(
                            "put " + file + " OLD.TXT; ls; get OLD.TXT " + got + "; del OLD.TXT",
                            "-m",
                            dialect,
                            "--option=client ntlmv2 auth=no")
                    .printed("OLD.TXT");
            assertThat(got).hasContent("as it was");
        }
    }
}

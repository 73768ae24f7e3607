package io.nethood;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents of the repository say what is there. */
class DocumentationTest {
    /** Maven runs a module's tests in its directory. */
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private static final Path DOCS = REPOSITORY.resolve("docs");

    @Test
    void every_test_that_a_document_names_exists() throws IOException {
        Map<String, String> tests = sources("src/test/java", "Test.java").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        DocumentationTest::text,
                        String::concat));

        assertThat(documents())
                .flatExtracting(document -> find("`(\\w+Test)(?:\\.(\\w+))?`", text(document)))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(tests.getOrDefault(named.group(1), ""))
                        .as(named.group())
                        .contains(named.group(2) == null ? "class " : "void " + named.group(2) + "("));
    }

    @Test
    void every_claim_has_one_row() {
        List<String> claims = Stream.concat(
                        IntStream.rangeClosed(1, 29).mapToObj("D1-%02d"::formatted),
                        IntStream.rangeClosed(1, 17).mapToObj("D2-%02d"::formatted))
                .toList();

        assertThat(find("(?m)^\\| (D\\d-\\d\\d) \\|", text(DOCS.resolve("traceability.md"))))
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(claims);
    }

    @Test
    void every_package_stands_in_the_architecture_document() throws IOException {
        String architecture = text(DOCS.resolve("ARCHITECTURE.md"));

        assertThat(sources("src/main/java", "package-info.java"))
                .flatExtracting(file -> find("(?m)^package ([\\w.]+);", text(file)))
                .extracting(declaration -> declaration.group(1))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(architecture).contains("`" + name + "`"));
    }

    @Test
    void every_link_between_documents_leads_somewhere() throws IOException {
        assertThat(documents())
                .allSatisfy(document -> assertThat(find("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)", text(document)))
                        .extracting(link -> document.resolveSibling(link.group(1)))
                        .allSatisfy(target -> assertThat(target).exists()));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> inDocs = Files.walk(DOCS);
                Stream<Path> atTheTop = Files.list(REPOSITORY)) {
            return Stream.concat(inDocs, atTheTop)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** Files of every module whose name ends with {@code ending}, below its {@code folder}. */
    private static List<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(DocumentationTest::walk)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}

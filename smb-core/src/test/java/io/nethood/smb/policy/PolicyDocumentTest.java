package io.nethood.smb.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyDocumentTest {
    /** Maven runs a module's tests in its directory. */
    private static final Path DOCUMENT = Path.of("../docs/policy.md");

    @Test
    void the_document_says_what_the_table_says() throws IOException {
        String expected = PolicyDocument.text();
        if (Boolean.getBoolean("nethood.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/policy.md is stale: ./nethood --mvn test -pl smb-core -am -Dtest=PolicyDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dnethood.write-docs=true writes it anew")
                .isEqualTo(expected);
    }
}

package io.nethood.server.config;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.common.base.CaseFormat;
import io.nethood.smb.policy.Policy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigOptionTest {
    @Test
    void each_option_has_the_same_name_in_the_builder() {
        List<String> methods = Arrays.stream(ServerConfig.Builder.class.getMethods())
                .map(Method::getName)
                .toList();

        assertThat(ConfigOption.names())
                .filteredOn(name -> Policy.named(name).isEmpty())
                .extracting(name -> CaseFormat.LOWER_HYPHEN.to(CaseFormat.LOWER_CAMEL, name))
                .isSubsetOf(methods);
    }

    @Test
    void each_option_is_documented() throws IOException {
        String text = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(ConfigOption.names()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void names_are_unique() {
        assertThat(ConfigOption.names()).doesNotHaveDuplicates();
    }
}

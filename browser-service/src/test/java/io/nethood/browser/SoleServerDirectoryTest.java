package io.nethood.browser;

import java.util.List;

import io.nethood.smb.host.ServerDirectory.Entry;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.TestLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SoleServerDirectoryTest {
    private static final int ALL_TYPES = 0xFFFF_FFFF;
    private static final int DOMAIN_ENUM = 0x8000_0000;
    private static final int PRINTQ_SERVER = 0x0000_0200;
    private static final int SQL_SERVER = 0x0000_0004;

    private final SoleServerDirectory directory = new SoleServerDirectory();
    private final SmbHost host = TestLab.of(Edition.XP_PROFESSIONAL).host();

    @ParameterizedTest
    @CsvSource({
        "XP_PROFESSIONAL, 5, 1, 0x00011203",
        "NT4_WORKSTATION, 4, 0, 0x00011203",
        "WINDOWS_2000_SERVER, 5, 0, 0x00019203",
        "WIN98, 4, 10, 0x00400203"
    })
    void a_host_with_a_printer_names_itself_as_its_edition_would(Edition edition, int major, int minor, String type) {
        List<Entry> list = directory.list(TestLab.of(edition).host(), ALL_TYPES, "");

        assertThat(list).containsExactly(new Entry("LABXP", major, minor, Integer.decode(type), ""));
    }

    @Test
    void a_mask_of_another_kind_of_server_finds_nobody() {
        assertThat(directory.list(host, SQL_SERVER, "")).isEmpty();
        assertThat(directory.list(host, PRINTQ_SERVER, "")).hasSize(1);
    }

    @Test
    void only_its_own_workgroup_is_known() {
        assertThat(directory.list(host, ALL_TYPES, "workgroup")).hasSize(1);
        assertThat(directory.list(host, ALL_TYPES, "ELSEWHERE")).isEmpty();
    }

    @Test
    void a_list_of_workgroups_has_one_whose_comment_is_its_master() {
        assertThat(directory.list(host, DOMAIN_ENUM, ""))
                .singleElement()
                .returns("WORKGROUP", Entry::name)
                .returns("LABXP", Entry::comment);
        assertThat(directory.list(host, DOMAIN_ENUM, "LABXP"))
                .as("whatever the domain")
                .hasSize(1);
    }

    @Test
    void a_comment_that_was_changed_is_listed() {
        host.changeSettings(host.settings().withComment("third floor"));

        assertThat(directory.list(host, ALL_TYPES, "")).singleElement().returns("third floor", Entry::comment);
    }
}

package io.nethood.smb.rpc.dssetup;

import java.util.List;

import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryServicesSetupTest {

    @ParameterizedTest
    @CsvSource({"XP_PROFESSIONAL, 0", "WINDOWS_2000_SERVER, 2"})
    void a_machine_of_a_workgroup_stands_alone(Edition edition, int role) throws MalformedMessage {
        NdrReader answer = ask(edition, 1);

        assertThat(answer.u32()).as("a referent").isNotZero();
        assertThat(answer.u16()).as("level").isEqualTo(1);
        answer.align(4);
        assertThat(answer.u16()).as("role").isEqualTo(role);
        assertThat(answer.u32()).as("flags").isZero();
        assertThat(List.of(answer.u32() != 0, answer.u32() != 0, answer.u32() != 0))
                .as("flat name, DNS name, forest")
                .containsExactly(true, false, false);
        for (int word = 0; word < 4; word++) {
            assertThat(answer.u32()).as("GUID").isZero();
        }
        assertThat(answer.string()).isEqualTo("WORKGROUP");
        assertThat(answer.u32()).as("status").isZero();
    }

    @Test
    void nothing_is_on_its_way() throws MalformedMessage {
        NdrReader upgrade = ask(Edition.XP_PROFESSIONAL, 2);
        NdrReader promotion = ask(Edition.XP_PROFESSIONAL, 3);

        assertThat(upgrade.u32()).isNotZero();
        assertThat(promotion.u32()).isNotZero();
    }

    @Test
    void another_level_is_an_invalid_parameter() throws MalformedMessage {
        NdrReader answer = ask(Edition.XP_PROFESSIONAL, 4);

        assertThat(answer.u32()).isZero();
        assertThat(answer.u32()).isEqualTo(87);
    }

    private static NdrReader ask(Edition edition, int level) {
        RpcPeer peer = RpcPeer.bound(
                StandardPipes.of(TestLab.of(edition).host())
                        .open("lsarpc", RpcPeer.ANONYMOUS)
                        .orElseThrow(),
                DirectoryServicesSetup.INTERFACE);
        return peer.call(0, new NdrWriter().u16(level));
    }
}

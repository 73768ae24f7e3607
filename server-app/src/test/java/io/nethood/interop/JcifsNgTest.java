package io.nethood.interop;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import io.nethood.server.LabServer;
import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.UserConfig;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Printer;
import io.nethood.smb.testkit.SocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A Java client against a lab that lives in the same JVM, as somebody's unit test would have it. */
class JcifsNgTest {
    @ParameterizedTest
    @EnumSource(
            value = Edition.class,
            names = {"XP_PROFESSIONAL", "WINDOWS_2000_PROFESSIONAL", "NT4_WORKSTATION"})
    void it_lists_shares_as_nobody(Edition edition) throws Exception {
        try (LabServer lab = lab(edition)) {
            assertThat(JcifsNg.shares(lab.smbAddress().orElseThrow())).contains("LABJET/");
        }
    }

    @Test
    void it_lists_shares_as_a_user_with_its_defaults_which_want_signatures() throws Exception {
        try (LabServer lab = LabServer.start(ServerConfig.builder()
                .edition(Edition.WINDOWS_2000_SERVER)
                .user(UserConfig.withPassword("alice", "secret", false))
                .anyFreePorts()
                .build())) {
            assertThat(JcifsNg.sharesWithDefaults(lab.smbAddress().orElseThrow(), "alice", "secret"))
                    .contains("LABJET/");
        }
    }

    @Test
    void the_eleventh_is_refused_and_the_next_gets_in_when_one_has_gone() throws Exception {
        try (LabServer lab = lab(Edition.XP_PROFESSIONAL)) {
            InetSocketAddress address = lab.smbAddress().orElseThrow();
            List<SocketClient> held = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                SocketClient client = SocketClient.connect(address).negotiated();
                assertThat(client.setUpAnonymous().statusText()).isEqualTo("SUCCESS");
                held.add(client);
            }

            assertThat(JcifsNg.refusal(address)).isEqualTo(0xC00000D0);
            assertThat(held.getFirst().logOff().statusText()).isEqualTo("SUCCESS");
            assertThat(JcifsNg.shares(address)).contains("LABJET/");

            held.forEach(SocketClient::close);
        }
    }

    private static LabServer lab(Edition edition) throws Exception {
        return LabServer.start(ServerConfig.builder()
                .edition(edition)
                .printer(Printer.named("LABJET"))
                .anyFreePorts()
                .build());
    }
}

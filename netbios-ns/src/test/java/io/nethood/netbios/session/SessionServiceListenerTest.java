package io.nethood.netbios.session;

import java.nio.charset.StandardCharsets;

import io.nethood.netbios.NetbiosName;
import io.nethood.netbios.session.SessionPacket.NegativeResponse;
import io.nethood.netbios.session.SessionPacket.PositiveResponse;
import io.nethood.netbios.session.SessionPacket.SessionRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionServiceListenerTest {
    private final SessionServiceListener xp =
            SessionServiceListener.ofServerService("LABXP", StandardCharsets.US_ASCII, true);

    @Test
    void the_server_service_of_the_computer_accepts() {
        assertThat(xp.answer(calling("LABXP", 0x20))).isEqualTo(new PositiveResponse());
    }

    @Test
    void a_client_that_knows_only_the_address_is_accepted() {
        assertThat(xp.answer(calling("*SMBSERVER", 0x20))).isEqualTo(new PositiveResponse());
    }

    @Test
    void an_edition_without_that_courtesy_says_that_the_name_is_not_present() {
        SessionServiceListener nt4 = SessionServiceListener.ofServerService("LABNT", StandardCharsets.US_ASCII, false);

        assertThat(nt4.answer(calling("*SMBSERVER", 0x20)))
                .isEqualTo(new NegativeResponse(SessionError.CALLED_NAME_NOT_PRESENT));
    }

    @Test
    void the_name_of_another_computer_is_not_present() {
        assertThat(xp.answer(calling("NOSUCH", 0x20)))
                .isEqualTo(new NegativeResponse(SessionError.CALLED_NAME_NOT_PRESENT));
    }

    @Test
    void nobody_listens_on_the_workstation_name() {
        assertThat(xp.answer(calling("LABXP", 0x00)))
                .isEqualTo(new NegativeResponse(SessionError.NOT_LISTENING_ON_CALLED_NAME));
    }

    @Test
    void the_same_name_in_a_scope_is_another_name() {
        NetbiosName scoped =
                NetbiosName.of("LABXP", 0x20, StandardCharsets.US_ASCII).inScope("LAB");

        assertThat(xp.answer(new SessionRequest(scoped, scoped)))
                .isEqualTo(new NegativeResponse(SessionError.CALLED_NAME_NOT_PRESENT));
    }

    private static SessionRequest calling(String called, int suffix) {
        return new SessionRequest(
                NetbiosName.of(called, suffix, StandardCharsets.US_ASCII),
                NetbiosName.of("CLIENT", 0x00, StandardCharsets.US_ASCII));
    }
}

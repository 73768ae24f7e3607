package io.nethood.smb.rpc.wkssvc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkstationServiceTest {
    private final TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

    @Test
    void a_null_session_learns_name_workgroup_and_version() throws MalformedMessage {
        byte[] request = HexFile.read(StandardPipes.class, "NetrWkstaGetInfo-100-impacket.hex");

        NdrReader answer = NdrReader.of(RpcPeer.join(peer(RpcPeer.ANONYMOUS).sendBytes(request)));

        assertThat(answer.u32()).isEqualTo(100);
        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u32()).isEqualTo(500);
        assertThat(List.of(answer.u32() != 0, answer.u32() != 0)).containsExactly(true, true);
        assertThat(List.of(answer.u32(), answer.u32())).containsExactly(5, 1);
        assertThat(List.of(answer.string(), answer.string())).containsExactly("LABXP", "WORKGROUP");
        assertThat(answer.u32()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 0, 0", "101, 5, 0, 0", "102, 5, 5, 0", "502, 5, 5, 0", "1, 124, 124, 124"})
    void who_may_ask_depends_on_the_level(int level, int anonymous, int user, int administrator) {
        List<Integer> statuses = new ArrayList<>();
        for (PipeClient client : List.of(RpcPeer.ANONYMOUS, RpcPeer.USER, RpcPeer.ADMINISTRATOR)) {
            RpcPeer peer = peer(client);
            byte[] answer = RpcPeer.join(peer.send(
                    peer.request(0, new NdrWriter().stringPointer(null).u32(level))));
            statuses.add((int) answer[answer.length - 4]);
        }

        assertThat(statuses).containsExactly(anonymous, user, administrator);
    }

    @Test
    void level_502_has_thirty_five_numbers() {
        RpcPeer peer = peer(RpcPeer.ADMINISTRATOR);

        byte[] answer = RpcPeer.join(
                peer.send(peer.request(0, new NdrWriter().stringPointer(null).u32(502))));

        assertThat(answer).hasSize(4 * (1 + 1 + 35 + 1));
        assertThat(Arrays.copyOf(answer, 2)).containsExactly(502 & 0xFF, 502 >> 8);
    }

    private RpcPeer peer(PipeClient client) {
        return RpcPeer.bound(
                StandardPipes.of(lab.host()).open("wkssvc", client).orElseThrow(), WorkstationService.INTERFACE);
    }
}

package io.nethood.smb.rpc.srvsvc;

import java.util.Optional;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** NetrShareAdd, NetrShareSetInfo and NetrShareDel as clients send them. */
class ShareChangesTest {
    private static final int SHARE_ADD = 14;
    private static final int SHARE_SET_INFO = 17;
    private static final int SHARE_DEL = 18;

    private final TestLab lab = TestLab.withDrive(
            Edition.WINDOWS_2000_SERVER,
            path -> path.equals("C:\\tmp") ? Optional.of(TestVolume.empty().volume()) : Optional.empty());

    @Test
    void a_share_is_added_with_level_2() throws MalformedMessage {
        assertThat(added(ADMINISTRATOR, level2("new", "C:\\tmp"))).isZero();

        Share share = lab.host().shares().find("NEW").orElseThrow();
        assertThat(share.comment()).isEqualTo("fresh");
        assertThat(share.maxUses()).isEqualTo(9);
        assertThat(share.resource()).isEqualTo("C:\\tmp");
    }

    @Test
    void a_share_is_added_with_level_502() throws MalformedMessage {
        assertThat(added(ADMINISTRATOR, level502(null))).isZero();

        assertThat(lab.host().shares().find("new")).isPresent();
    }

    @Test
    void a_security_descriptor_that_could_not_be_kept_is_refused() throws MalformedMessage {
        assertThat(added(ADMINISTRATOR, level502(new byte[20]))).isEqualTo(50);

        assertThat(lab.host().shares().find("new")).isEmpty();
    }

    @Test
    void others_than_administrators_add_nothing() throws MalformedMessage {
        assertThat(added(USER, level2("new", "C:\\tmp"))).isEqualTo(5);
    }

    @Test
    void a_directory_that_is_not_there_is_unknown() throws MalformedMessage {
        assertThat(added(ADMINISTRATOR, level2("new", "C:\\none"))).isEqualTo(2116);
    }

    @Test
    void other_levels_are_refused() throws MalformedMessage {
        NdrWriter level1 = server().u32(1);
        level1.construct(() -> level1.u32(1)
                .pointer("new", (info, name) -> info.stringPointer(name).u32(0).stringPointer("")));
        level1.u32(0);

        assertThat(added(ADMINISTRATOR, level1)).isEqualTo(124);
        assertThat(added(ADMINISTRATOR, server().u32(7).u32(7).u32(0))).isEqualTo(124);
    }

    @Test
    void a_comment_is_set_with_level_1004_and_the_most_uses_with_1006() throws MalformedMessage {
        NdrWriter comment = server().string("labjet").u32(1004);
        comment.construct(() -> comment.u32(1004).pointer("by the door", (info, text) -> info.stringPointer(text)));
        NdrWriter most = server().string("labjet").u32(1006);
        most.construct(() -> most.u32(1006).pointer(4, NdrWriter::u32));

        assertThat(status(ADMINISTRATOR, SHARE_SET_INFO, comment.u32(0))).isZero();
        assertThat(status(ADMINISTRATOR, SHARE_SET_INFO, most.u32(0))).isZero();

        Share share = lab.host().shares().find("LABJET").orElseThrow();
        assertThat(share.comment()).isEqualTo("by the door");
        assertThat(share.maxUses()).isEqualTo(4);
    }

    @Test
    void a_share_is_deleted_by_administrators() throws MalformedMessage {
        assertThat(deleted(USER, "LABJET")).isEqualTo(5);
        assertThat(deleted(ADMINISTRATOR, "labjet")).isZero();
        assertThat(deleted(ADMINISTRATOR, "labjet")).isEqualTo(2310);
        assertThat(lab.host().shares().find("LABJET")).isEmpty();
    }

    private int added(PipeClient client, NdrWriter arguments) throws MalformedMessage {
        return status(client, SHARE_ADD, arguments);
    }

    private int deleted(PipeClient client, String name) throws MalformedMessage {
        NdrWriter arguments = server().string(name).u32(0);
        return RpcPeer.bound(StandardPipes.of(lab.host()).open("srvsvc", client).orElseThrow(), ServerService.INTERFACE)
                .call(SHARE_DEL, arguments)
                .u32();
    }

    /** ParmErr, which is null here, and the status. */
    private int status(PipeClient client, int opnum, NdrWriter arguments) throws MalformedMessage {
        NdrReader answer = RpcPeer.bound(
                        StandardPipes.of(lab.host()).open("srvsvc", client).orElseThrow(), ServerService.INTERFACE)
                .call(opnum, arguments);
        assertThat(answer.u32()).isZero();
        return answer.u32();
    }

    private static NdrWriter server() {
        return new NdrWriter().stringPointer("\\\\LABXP");
    }

    private static NdrWriter level2(String name, String path) {
        NdrWriter out = server().u32(2);
        out.construct(() -> out.u32(2).pointer(name, (info, text) -> info2(info, text, path)));
        return out.u32(0);
    }

    private static void info2(NdrWriter info, String name, String path) {
        info.stringPointer(name)
                .u32(0)
                .stringPointer("fresh")
                .u32(0)
                .u32(9)
                .u32(0)
                .stringPointer(path)
                .stringPointer(null);
    }

    private static NdrWriter level502(byte @Nullable [] descriptor) {
        NdrWriter out = server().u32(502);
        out.construct(() -> out.u32(502).pointer("new", (info, name) -> {
            info2(info, name, "C:\\tmp");
            info.u32(descriptor == null ? 0 : descriptor.length).pointer(descriptor, (bytes, array) -> {
                bytes.u32(array.length);
                for (byte value : array) {
                    bytes.u8(value);
                }
            });
        }));
        return out.u32(0);
    }
}

package io.nethood.smb.file;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.smb.wire.info.StreamInformation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamsTest {
    private static final int PID = 77;

    private final TestVolume volume = TestVolume.empty();

    StreamsTest() throws Exception {
        create("\\file").close();
        create("\\file:One").close();
        create("\\file:Two").close();
    }

    @Test
    void a_file_lists_its_own_content_and_then_its_streams() throws Exception {
        OpenFile one = open("\\file:one");
        one.content().write(Unpooled.wrappedBuffer(new byte[3]), 0, PID);

        assertThat(one.streams())
                .containsExactly(
                        new StreamInformation("::$DATA", 0, 0),
                        new StreamInformation(":One:$DATA", 3, 4096),
                        new StreamInformation(":Two:$DATA", 0, 0));
    }

    @Test
    void a_deleted_stream_leaves_its_file() throws Exception {
        OpenFile one = open("\\file:One");
        one.setDeletePending(true);

        one.close();

        assertThat(names()).containsExactly("::$DATA", ":Two:$DATA");
    }

    @Test
    void a_renamed_stream_keeps_its_content_and_its_opens() throws Exception {
        OpenFile one = open("\\file:One");
        one.content().write(Unpooled.copiedBuffer("abc", StandardCharsets.US_ASCII), 0, PID);

        one.rename(TestVolume.path("\\file:Three"), false, volume.nowNanos());

        ByteBuf content = Unpooled.buffer();
        open("\\file:three").content().read(content, 10, 0, PID, false);
        assertThat(content.toString(StandardCharsets.US_ASCII)).isEqualTo("abc");
        assertThat(one.pathText()).isEqualTo("\\file:Three");
        assertThat(volume.statusOf(request("\\file:One"))).isEqualTo(NtStatus.OBJECT_NAME_NOT_FOUND);
    }

    @Test
    void the_opens_of_a_stream_meet_under_its_new_name() throws Exception {
        OpenFile one = volume.open(request("\\file:One").withShare(ShareAccess.NONE));

        one.rename(TestVolume.path("\\file:Three"), false, volume.nowNanos());

        assertThat(volume.statusOf(request("\\file:Three"))).isEqualTo(NtStatus.SHARING_VIOLATION);
    }

    @Test
    void another_stream_goes_only_where_that_is_asked_for() throws Exception {
        OpenFile one = open("\\file:One");

        assertRefused(one, "\\file:Two", false, NtStatus.OBJECT_NAME_COLLISION);
        one.rename(TestVolume.path("\\file:Two"), true, volume.nowNanos());

        assertThat(names()).containsExactly("::$DATA", ":Two:$DATA");
    }

    /** smbtorture raw.streams.rename2 and rename3. */
    @Test
    void a_stream_moves_to_no_other_file_nor_over_what_is_open_nor_over_the_file_itself() throws Exception {
        create("\\other").close();
        OpenFile one = open("\\file:One");
        OpenFile two = open("\\file:Two");

        assertRefused(one, "\\other:One", false, NtStatus.INVALID_PARAMETER);
        assertRefused(one, "\\file:Two", true, NtStatus.INVALID_PARAMETER);
        assertRefused(one, "\\file::$DATA", false, NtStatus.OBJECT_NAME_COLLISION);
        assertRefused(open("\\other"), "\\other:One", false, NtStatus.INVALID_PARAMETER);
        two.close();
    }

    @Test
    void extended_attributes_belong_to_the_file_and_not_to_a_stream() throws Exception {
        ExtendedAttribute attribute = new ExtendedAttribute(0, "NAME", new byte[] {1});

        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> open("\\file:One").setExtendedAttributes(List.of(attribute)))
                .returns(NtStatus.INVALID_PARAMETER, FileRefusal::status);
    }

    private void assertRefused(OpenFile open, String to, boolean replace, NtStatus status) {
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> open.rename(TestVolume.path(to), replace, volume.nowNanos()))
                .returns(status, FileRefusal::status);
    }

    private List<String> names() throws Exception {
        OpenFile file = open("\\file");
        List<String> names =
                file.streams().stream().map(StreamInformation::name).toList();
        file.close();
        return names;
    }

    private OpenFile open(String path) throws Exception {
        return volume.open(request(path));
    }

    private OpenFile create(String path) throws Exception {
        return volume.open(request(path).withDisposition(CreateDisposition.OPEN_IF));
    }

    private static CreateParameters request(String path) {
        return CreateParameters.internal(TestVolume.path(path), FileAccess.ALL, 0);
    }
}

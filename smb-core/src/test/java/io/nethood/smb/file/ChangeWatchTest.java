package io.nethood.smb.file;

import java.util.List;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.NotifyInformation;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.wire.info.NotifyInformation.ADDED;
import static io.nethood.smb.wire.info.NotifyInformation.RENAMED_NEW_NAME;
import static io.nethood.smb.wire.info.NotifyInformation.RENAMED_OLD_NAME;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeWatchTest {
    /** What a change of a file with a name of two letters takes up. */
    private static final int ENTRY_BYTES = 16;

    private static final int ROOM = 1000;

    private final ChangeWatch watch = new ChangeWatch(ChangeFilter.FILE_NAME, true, 3 * ENTRY_BYTES);

    @Test
    void a_request_waits_until_something_happens_and_is_told_that_alone() {
        ChangeRequest request = watch.request(ROOM);
        assertThat(request.answer()).isNull();

        boolean answered = watch.changed(added("f1"));
        watch.changed(added("f2"));

        assertThat(answered).isTrue();
        assertThat(request.answer()).isEqualTo(told(added("f1")));
    }

    @Test
    void what_happens_between_two_requests_is_told_to_the_second_at_once_and_once() {
        watch.changed(added("f1"));
        watch.changed(added("f2"));

        ChangeRequest second = watch.request(ROOM);
        ChangeRequest third = watch.request(ROOM);

        assertThat(second.answer())
                .isEqualTo(told(List.of(added("f1").getFirst(), added("f2").getFirst())));
        assertThat(third.answer()).isNull();
    }

    @Test
    void requests_are_answered_in_the_order_in_which_they_came() {
        ChangeRequest first = watch.request(ROOM);
        ChangeRequest second = watch.request(ROOM);

        watch.changed(added("f1"));
        assertThat(second.answer()).isNull();
        watch.changed(added("f2"));

        assertThat(first.answer()).isEqualTo(told(added("f1")));
        assertThat(second.answer()).isEqualTo(told(added("f2")));
    }

    @Test
    void both_names_of_a_rename_come_in_one_answer() {
        List<NotifyInformation> names =
                List.of(new NotifyInformation(RENAMED_OLD_NAME, "f1"), new NotifyInformation(RENAMED_NEW_NAME, "f2"));
        ChangeRequest request = watch.request(ROOM);

        watch.changed(names);

        assertThat(request.answer()).isEqualTo(told(names));
    }

    @Test
    void a_change_too_many_empties_the_buffer_and_the_next_request_has_to_look_for_itself() {
        for (int i = 0; i < 10; i++) {
            watch.changed(added("f" + i));
        }

        ChangeRequest overflown = watch.request(ROOM);
        ChangeRequest next = watch.request(ROOM);
        watch.changed(added("f0"));

        assertThat(overflown.answer()).isEqualTo(ChangeRequest.Answer.without(NtStatus.NOTIFY_ENUM_DIR));
        assertThat(next.answer()).isEqualTo(told(added("f0")));
    }

    @Test
    void a_request_with_less_room_than_the_change_takes_has_to_look_for_itself() {
        ChangeRequest request = watch.request(ENTRY_BYTES - 1);

        watch.changed(added("f1"));

        assertThat(request.answer()).isEqualTo(ChangeRequest.Answer.without(NtStatus.NOTIFY_ENUM_DIR));
    }

    @Test
    void a_request_that_was_withdrawn_takes_no_change_away() {
        ChangeRequest withdrawn = watch.request(ROOM);
        watch.withdraw(withdrawn);

        watch.changed(added("f1"));

        assertThat(withdrawn.answer()).isNull();
        assertThat(watch.request(ROOM).answer()).isEqualTo(told(added("f1")));
    }

    @Test
    void all_who_wait_are_told_when_there_will_be_nothing_more() {
        ChangeRequest first = watch.request(ROOM);
        ChangeRequest second = watch.request(ROOM);

        boolean answered = watch.end(NtStatus.DELETE_PENDING);

        assertThat(answered).isTrue();
        assertThat(List.of(first, second))
                .allSatisfy(request ->
                        assertThat(request.answer()).isEqualTo(ChangeRequest.Answer.without(NtStatus.DELETE_PENDING)));
    }

    @Test
    void the_buffer_is_bounded_whatever_the_client_asks_for() {
        ChangeWatch greedy = new ChangeWatch(ChangeFilter.FILE_NAME, true, Integer.MAX_VALUE);
        for (int i = 0; i <= ChangeWatch.MOST_BYTES / ENTRY_BYTES; i++) {
            greedy.changed(added("f" + i % 10));
        }

        assertThat(greedy.request(Integer.MAX_VALUE).answer())
                .isEqualTo(ChangeRequest.Answer.without(NtStatus.NOTIFY_ENUM_DIR));
    }

    private static List<NotifyInformation> added(String name) {
        return List.of(new NotifyInformation(ADDED, name));
    }

    private static ChangeRequest.Answer told(List<NotifyInformation> changes) {
        return new ChangeRequest.Answer(NtStatus.SUCCESS, changes);
    }
}

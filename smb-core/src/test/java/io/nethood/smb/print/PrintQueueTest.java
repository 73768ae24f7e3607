package io.nethood.smb.print;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintQueueTest {
    private static final Instant NOW = Instant.parse("2001-10-25T12:00:00Z");

    private final JobNumbers numbers = new JobNumbers();
    private final PrintQueue queue = new PrintQueue(numbers);

    @Test
    void a_job_is_spooled_and_then_waits_with_its_size() {
        PrintJob job = begin(queue);
        assertThat(job.status()).isEqualTo(JobStatus.SPOOLING);

        queue.spooled(job.id(), 4711);

        assertThat(queue.jobs())
                .containsExactly(new PrintJob(1, "letter", "alice", "WS1", 4711, NOW, JobStatus.QUEUED));
    }

    @Test
    void numbers_are_those_of_the_host_and_not_of_the_queue() {
        PrintQueue other = new PrintQueue(numbers);

        assertThat(begin(queue).id()).isEqualTo(1);
        assertThat(begin(other).id()).isEqualTo(2);
        assertThat(begin(queue).id()).isEqualTo(3);
    }

    @Test
    void numbers_begin_again_behind_the_last_and_leave_out_those_in_use() {
        PrintJob kept = begin(queue);
        for (int i = 2; i <= 0xFFFF; i++) {
            queue.remove(begin(queue).id());
        }

        assertThat(kept.id()).isEqualTo(1);
        assertThat(begin(queue).id()).isEqualTo(2);
    }

    @Test
    void a_full_queue_takes_no_job_until_one_has_gone() {
        for (int i = 0; i < PrintQueue.MOST_JOBS; i++) {
            begin(queue);
        }
        assertThat(queue.begin("one more", "alice", "WS1", NOW)).isEmpty();

        queue.remove(17);

        assertThat(queue.begin("one more", "alice", "WS1", NOW)).isPresent();
    }

    @Test
    void only_a_job_that_waits_is_held_back_and_only_one_that_is_held_back_goes_on() {
        PrintJob spooling = begin(queue);
        PrintJob waiting = begin(queue);
        queue.spooled(waiting.id(), 1);

        assertThat(queue.pause(spooling.id())).map(PrintJob::status).contains(JobStatus.SPOOLING);
        assertThat(queue.pause(waiting.id())).map(PrintJob::status).contains(JobStatus.PAUSED);
        assertThat(queue.takeNext()).isEmpty();
        assertThat(queue.resume(waiting.id())).map(PrintJob::status).contains(JobStatus.QUEUED);
        assertThat(queue.takeNext()).map(PrintJob::status).contains(JobStatus.PRINTING);
    }

    @Test
    void the_oldest_job_is_printed_first_unless_the_queue_is_held() {
        PrintJob first = begin(queue);
        PrintJob second = begin(queue);
        queue.spooled(second.id(), 1);
        queue.spooled(first.id(), 1);

        queue.paused(true);
        assertThat(queue.takeNext()).isEmpty();
        queue.paused(false);

        assertThat(queue.takeNext()).map(PrintJob::id).contains(first.id());
        assertThat(queue.takeNext()).map(PrintJob::id).contains(second.id());
    }

    @Test
    void a_job_that_could_not_be_printed_is_held_back() {
        PrintJob job = begin(queue);
        queue.spooled(job.id(), 1);
        queue.takeNext();

        queue.failed(job.id());

        assertThat(queue.job(job.id())).map(PrintJob::status).contains(JobStatus.PAUSED);
    }

    @Test
    void a_job_that_was_removed_while_it_was_spooled_does_not_come_back() {
        PrintJob job = begin(queue);

        assertThat(queue.remove(job.id())).isPresent();

        assertThat(queue.spooled(job.id(), 1)).isEqualTo(Optional.empty());
        assertThat(queue.jobs()).isEmpty();
    }

    private static PrintJob begin(PrintQueue queue) {
        return queue.begin("letter", "alice", "WS1", NOW).orElseThrow();
    }
}

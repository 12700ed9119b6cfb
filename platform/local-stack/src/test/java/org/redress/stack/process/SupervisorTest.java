package org.redress.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.process.StackState.Status;

/** The supervisor over real child processes. */
class SupervisorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    TestStack stack;

    @BeforeEach
    void createStack() throws IOException {
        stack = new TestStack(folder);
    }

    @Test
    void starts_what_is_needed_first_and_ends_it_last() throws Exception {
        Supervisor supervisor = stack.supervisor(
                stack.child("front", TestStack.freePort(), "good", "middle"),
                stack.child("middle", TestStack.freePort(), "good", "back"),
                stack.child("back", TestStack.freePort(), "good"));

        supervisor.start();
        awaitPhase(Phase.RUNNING);
        assertThat(stack.state("back").since())
                .isBeforeOrEqualTo(stack.state("middle").since());
        assertThat(stack.state("middle").since())
                .isBeforeOrEqualTo(stack.state("front").since());
        supervisor.stop();

        assertThat(stack.ended()).containsExactly("front", "middle", "back");
        assertThat(phase()).isEqualTo(Phase.STOPPED);
        assertThat(stack.orphans().find()).isEmpty();
    }

    @Test
    void a_child_that_yields_starts_later_and_ends_without_waiting() throws Exception {
        Supervisor supervisor = stack.supervisor(
                stack.yieldingChild("second", TestStack.freePort(), "first"),
                stack.child("first", TestStack.freePort(), "held"));
        supervisor.start();
        await().atMost(PATIENCE).until(() -> status("first") == Status.STARTING);
        assertThat(status("second")).isEqualTo(Status.WAITING);
        stack.release();
        awaitPhase(Phase.RUNNING);

        assertThat(stack.state("first").since())
                .isBeforeOrEqualTo(stack.state("second").since());
        supervisor.stop();
        assertThat(stack.ended()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void restarts_a_child_that_was_killed() throws Exception {
        Supervisor supervisor = stack.supervisor(stack.child("one", TestStack.freePort(), "good"));
        supervisor.start();
        awaitPhase(Phase.RUNNING);
        ProcessId first = process("one");

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> stack.state("one").restarts() == 1 && status("one") == Status.READY);
        assertThat(process("one").pid()).isNotEqualTo(first.pid());
        supervisor.stop();
    }

    @Test
    void says_what_a_child_died_of_while_it_waits_to_restart_it() throws Exception {
        Supervisor supervisor = stack.supervisor(stack.child("one", TestStack.freePort(), "good"));
        supervisor.start();
        awaitPhase(Phase.RUNNING);

        ProcessHandle.of(process("one").pid()).orElseThrow().destroyForcibly();

        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> status("one") == Status.RESTARTING);
        assertThat(stack.state("one").detail()).isEqualTo("was killed by signal 9");
        supervisor.stop();
    }

    @Test
    void kills_a_child_that_does_not_end() throws Exception {
        Supervisor supervisor = stack.supervisor(stack.child("mule", TestStack.freePort(), "stubborn"));
        supervisor.start();
        awaitPhase(Phase.RUNNING);

        supervisor.stop();

        assertThat(stack.orphans().find()).isEmpty();
        assertThat(phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void gives_up_on_a_child_that_never_starts_and_ends_the_others() throws Exception {
        Supervisor supervisor = stack.supervisor(
                stack.child("good", TestStack.freePort(), "good"), stack.child("bad", TestStack.freePort(), "broken"));

        supervisor.start();
        supervisor.awaitEnd();

        StackState state = stack.runFolder().read().orElseThrow();
        assertThat(state.phase()).isEqualTo(Phase.FAILED);
        assertThat(state.failure()).contains("bad ended with exit code 7", "bad.log");
        assertThat(stack.orphans().find()).isEmpty();
    }

    @Test
    void does_not_wait_for_ever_for_a_mute_child() throws Exception {
        Supervisor supervisor = stack.supervisor(stack.child("mute", TestStack.freePort(), "mute"));
        supervisor.start();

        await().pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .until(() -> stack.state("mute").detail() != null);

        assertThat(stack.state("mute").detail()).isEqualTo("did not answer within 5 s");
        supervisor.stop();
        assertThat(stack.orphans().find()).isEmpty();
    }

    @Test
    void stops_while_it_still_starts() throws Exception {
        Supervisor supervisor = stack.supervisor(
                stack.child("mute", TestStack.freePort(), "mute"),
                stack.child("waits", TestStack.freePort(), "good", "mute"));
        supervisor.start();
        await().atMost(PATIENCE).until(() -> stack.state("mute").process() != null);

        supervisor.stop();

        assertThat(phase()).isEqualTo(Phase.STOPPED);
        assertThat(stack.orphans().find()).isEmpty();
    }

    @Test
    void only_one_supervisor_holds_the_folder() throws Exception {
        Optional<FileChannel> first = stack.runFolder().lock();
        assertThat(first).isPresent();
        assertThat(stack.runFolder().locked()).isTrue();
        assertThat(stack.runFolder().lock()).isEmpty();

        first.orElseThrow().close();

        assertThat(stack.runFolder().locked()).isFalse();
    }

    @Test
    void a_killed_supervisor_leaves_orphans_that_are_found_and_ended() throws Exception {
        int port = TestStack.freePort();
        Process supervisor = supervisorProcess(port);
        await().atMost(PATIENCE).until(() -> stack.runFolder().read().isPresent() && status("one") == Status.READY);
        ProcessId child = process("one");

        supervisor.destroyForcibly().waitFor();
        assertThat(child.running()).as("the child survives its supervisor").isPresent();
        assertThat(stack.runFolder().locked()).isFalse();
        int ended = stack.orphans().end();

        assertThat(ended).isEqualTo(1);
        assertThat(child.running()).isEmpty();
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void an_orphan_is_found_even_if_nothing_was_noted_about_it() throws Exception {
        Process supervisor = supervisorProcess(TestStack.freePort());
        await().atMost(PATIENCE).until(() -> stack.runFolder().read().isPresent() && status("one") == Status.READY);
        ProcessId child = process("one");
        supervisor.destroyForcibly().waitFor();
        Files.delete(folder.resolve("run/stack.json"));

        assertThat(stack.orphans().end()).isEqualTo(1);

        assertThat(child.running()).isEmpty();
    }

    @Test
    void a_process_that_got_an_old_pid_is_left_alone() {
        ProcessId self = ProcessId.of(ProcessHandle.current()).orElseThrow();

        assertThat(self.running()).isPresent();
        assertThat(new ProcessId(self.pid(), self.startedAt().minusSeconds(3_600)).running())
                .isEmpty();
    }

    @Test
    void sigterm_to_the_supervisor_ends_its_children() throws Exception {
        Process supervisor = supervisorProcess(TestStack.freePort());
        await().atMost(PATIENCE).until(() -> stack.runFolder().read().isPresent() && status("one") == Status.READY);

        supervisor.destroy();
        supervisor.waitFor();

        assertThat(stack.ended()).containsExactly("one");
        assertThat(phase()).isEqualTo(Phase.STOPPED);
        assertThat(stack.orphans().find()).isEmpty();
    }

    @Test
    void a_second_supervisor_does_not_start_beside_the_first() throws Exception {
        Process first = supervisorProcess(TestStack.freePort());
        await().atMost(PATIENCE).until(() -> stack.runFolder().read().isPresent() && status("one") == Status.READY);

        Process second = supervisorProcess(TestStack.freePort());

        assertThat(second.waitFor()).isEqualTo(3);
        first.destroy();
        first.waitFor();
    }

    private Process supervisorProcess(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestStack.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .inheritIO()
                .start();
    }

    private void awaitPhase(Phase phase) {
        await().atMost(PATIENCE).until(() -> phase() == phase);
    }

    private Phase phase() {
        return stack.runFolder().read().orElseThrow().phase();
    }

    private Status status(String name) {
        return stack.state(name).status();
    }

    private ProcessId process(String name) {
        return Objects.requireNonNull(stack.state(name).process());
    }
}

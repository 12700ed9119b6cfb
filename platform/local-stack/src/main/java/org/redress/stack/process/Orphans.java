package org.redress.stack.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.redress.stack.process.ServiceSpec.StopSignal;

/**
 * Processes of an earlier run whose supervisor was killed. They are known by the record in {@code stack.json}, and by a mark in
 * their arguments, for those started in the moment before the supervisor died.
 */
public final class Orphans {

    private final RunFolder folder;
    private final String mark;

    /**
     * The orphans of one data folder.
     *
     * @param mark an argument that every child of this stack carries and no other process does
     */
    public Orphans(RunFolder folder, String mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /** The argument that marks the children of the stack with this data folder. */
    public static String mark(java.nio.file.Path data) {
        return "-Dredress.data=" + data.toAbsolutePath().normalize();
    }

    /** What still runs of an earlier life. To be asked only while no supervisor runs. */
    public List<ProcessHandle> find() {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        folder.read().ifPresent(state -> state.services().reversed().stream()
                .map(StackState.Service::process)
                .filter(java.util.Objects::nonNull)
                .flatMap(id -> id.running().stream())
                .forEach(found::add));
        ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                .filter(this::marked)
                .forEach(found::add);
        return new ArrayList<>(found);
    }

    /** Ends them, and says how many there were. */
    public int end() {
        List<ProcessHandle> found = find();
        for (ProcessHandle orphan : found) {
            Signals.end(orphan, StopSignal.INT, Duration.ofSeconds(15));
        }
        return found.size();
    }

    private boolean marked(ProcessHandle handle) {
        return handle.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(mark))
                .orElse(false);
    }
}

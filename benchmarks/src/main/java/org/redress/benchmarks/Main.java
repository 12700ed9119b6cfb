package org.redress.benchmarks;

import org.redress.benchmarks.sla.SlaBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: one subcommand per measurement. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measurements, all but sla against a running stack (./redress start --empty).",
        subcommands = {
            IntakeBenchmark.class,
            LagBenchmark.class,
            RebuildBenchmark.class,
            QueryBenchmark.class,
            ScaleBenchmark.class,
            SweepBenchmark.class,
            SlaBenchmark.class
        })
public final class Main {

    private Main() {}

    /** Runs the named measurement; exit code 0 if it ran to its end, whatever the figures. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

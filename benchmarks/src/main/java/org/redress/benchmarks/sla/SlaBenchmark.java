package org.redress.benchmarks.sla;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** The engine alone, without a stack. */
@Command(
        name = "sla",
        mixinStandardHelpOptions = true,
        description = "The SLA engine by JMH: deadlines, explanations, 100,000 cases; needs no stack.")
public final class SlaBenchmark implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        new Runner(new OptionsBuilder()
                        .include(SlaMeasurement.class.getSimpleName())
                        .jvmArgs("-Xmx512m")
                        .build())
                .run();
        return 0;
    }
}

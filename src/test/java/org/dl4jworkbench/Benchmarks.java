package org.dl4jworkbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.engine.client.EngineCommandLine;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the JMH benchmarks among the tests, with the switches of an engine process. Arguments are JMH's own: a regular expression of
 * benchmarks, {@code -l} to list them, {@code -f 1 -wi 3 -i 5} for a quick look.
 */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        if (given.shouldHelp()) {
            given.showHelp();
            return;
        }
        Path folder = Files.createTempDirectory("dl4jw-jmh");
        Runner runner = new Runner(new OptionsBuilder()
                .parent(given)
                .jvmArgsPrepend(EngineCommandLine.jvmOptions(folder.resolve("hs_err.log"))
                        .toArray(String[]::new))
                .build());
        if (given.shouldList()) {
            runner.list();
        } else {
            runner.run();
        }
    }
}

package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dl4jworkbench.app.Main;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Searches with real engine processes: one or two at a time, killed or left alone, they come to the same table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchEngineTest {
    private static final long LIMIT_SECONDS = 120;
    private static final int TRIALS = 2;
    private static final int FOLDS = 2;
    private static final int EPOCHS = 60;
    private static final String[] CHANGES = {"training.epochs=" + EPOCHS, "engine.backend=cpu"};

    private Path folder;
    private List<Figures> undisturbed;

    /** Everything of a row that does not depend on the clock. */
    private record Figures(
            int trial,
            Object values,
            Measure objective,
            Object epoch,
            int foldsDone,
            String state,
            boolean best,
            long parameters) {}

    private static Search search(Search.Sampler sampler, int trials, int folds) {
        return Searches.search(sampler, trials, folds, Searches.UNITS, Searches.RATE, Searches.OPTIMISER);
    }

    private static SearchRuns runs(Path user) {
        return new SearchRuns(new ExperimentRuns(new RunLauncher(new Places(null, user)), 2));
    }

    private static List<Figures> figures(SearchTable table) {
        return table.rows().stream()
                .map(row -> new Figures(
                        row.trial(),
                        row.values(),
                        row.objective(),
                        Objects.requireNonNull(row.epoch()),
                        row.foldsDone(),
                        row.state(),
                        row.best(),
                        row.parameters()))
                .toList();
    }

    private SearchTable run(String user, Search search, int parallel, String... changes) {
        Path place = folder.resolve(user);
        SearchSession session = runs(place)
                .start(
                        Searches.regression(),
                        search,
                        Searches.options(place, parallel, changes),
                        Searches.datasets(place));
        session.queue().idle().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        return session.table();
    }

    @BeforeAll
    void runTheReference(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = figures(run("reference", search(Search.Sampler.RANDOM, TRIALS, FOLDS), 1, CHANGES));
        assertThat(undisturbed)
                .hasSize(TRIALS)
                .allSatisfy(row -> assertThat(row.objective().isKnown()).isTrue());
    }

    @Test
    void twoProcessesComeToExactlyTheFiguresOfOne() {
        assertThat(figures(run("two", search(Search.Sampler.RANDOM, TRIALS, FOLDS), 2, CHANGES)))
                .isEqualTo(undisturbed);
    }

    /** Three trials of nine epochs: all train three, the best of them nine. */
    @Test
    void halvingHoldsTrialsAtTheRungAndTrainsTheBestToItsEnd() {
        SearchTable table = run(
                "halving",
                search(Search.Sampler.HALVING, 3, 1),
                2,
                "training.epochs=9",
                "data.validation=0.3",
                "engine.backend=cpu");

        assertThat(table.rows().stream().filter(SearchTable.Row::pruned)).hasSize(2);
        SearchTable.Row best = table.rows().get(Objects.requireNonNull(table.best()));
        assertThat(best.state()).isEqualTo("finished");
        ExperimentDirectory directory = new ExperimentDirectory(
                SearchHistory.list(folder.resolve("halving").resolve("experiments"))
                        .get(0)
                        .directory()
                        .path());
        directory.read().queue().forEach(item -> assertThat(Objects.requireNonNull(
                                directory.run(item).orElseThrow().read().last())
                        .epoch())
                .isEqualTo(item.variation().equals(best.name()) ? 9 : 3));
    }

    @Test
    void killedWithItsEnginesAtARandomPointAndResumedItComesToTheSameTable() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path user = folder.resolve("killed");
        Files.createDirectories(user);
        Path file = user.resolve("small.yaml");
        Files.writeString(file, yaml(search(Search.Sampler.RANDOM, TRIALS, FOLDS)));
        List<String> start = new ArrayList<>(List.of("search", file.toString(), "--parallel", "2", "--json"));
        Arrays.stream(CHANGES).forEach(change -> start.addAll(List.of("--set", change)));

        Process workbench = workbench(user, start);
        ExperimentDirectory directory;
        try (BufferedReader output = workbench.inputReader()) {
            directory = new ExperimentDirectory(started(output, user));
            // Of all epochs of all runs, with the untrained networks.
            killAt(workbench, directory, 1 + random.nextInt(TRIALS * FOLDS * EPOCHS / 2));
        }
        List<String> resume = List.of("search", "--resume", directory.path().toString(), "--json");
        Process again = workbench(user, resume);
        try (BufferedReader output = again.inputReader()) {
            started(output, user);
            killAt(again, directory, epochs(directory) + 1 + random.nextInt(EPOCHS));
        }
        Process last = workbench(user, resume);
        try (BufferedReader output = last.inputReader()) {
            assertThat(output.lines()).anyMatch(line -> line.contains("\"event\":\"finished\""));
        }
        assertThat(last.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(figures(SearchTable.of(directory))).as("seed %s", seed).isEqualTo(undisturbed);
        try (Stream<Path> runs = Files.list(directory.runs())) {
            assertThat(runs).as("no run was begun twice").hasSize(TRIALS * FOLDS);
        }
    }

    private static String yaml(Search search) throws IOException {
        var tree = Json.MAPPER.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(search);
        tree.put("assignment", "regression-1d");
        return Json.MAPPER.writeValueAsString(tree);
    }

    private static Process workbench(Path user, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dworkbench.user=" + user,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(user.resolve("workbench.err").toFile())
                .start();
    }

    private static Path started(BufferedReader output, Path user) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("\"event\":\"started\"")) {
                return Path.of(Json.MAPPER.readTree(line).path("search").asText());
            }
        }
        throw new AssertionError("the workbench ended early: " + Files.readString(user.resolve("workbench.err")));
    }

    /** Waits until so many epochs are evaluated, or all, then kills the workbench, and its engines before they can save. */
    private static void killAt(Process workbench, ExperimentDirectory directory, int epochs) {
        await(() -> !workbench.isAlive() || epochs(directory) >= epochs);
        List<ProcessHandle> engines = workbench.descendants().toList();
        workbench.destroyForcibly();
        engines.forEach(ProcessHandle::destroyForcibly);
        workbench.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        engines.forEach(engine ->
                engine.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join());
    }

    private static int epochs(ExperimentDirectory directory) {
        return directory.read().queue().stream()
                .mapToInt(item -> directory
                        .run(item)
                        .map(run -> org.dl4jworkbench.rundir.EpochsCsv.read(run.epochs())
                                .size())
                        .orElse(0))
                .sum();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }
}

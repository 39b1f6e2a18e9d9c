package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.data.HostileSets;
import org.dl4jworkbench.lab.FixedBackends;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;

/**
 * A user's folder as work leaves it, small: a run of classes and one of numbers, trained by the engine, an experiment with two folds, a
 * search with two trials, data sets in every format, assignments, experiments and searches of the user's own, preferences and a
 * write-up.
 */
final class HostileFolder {
    static final String OWN_EXPERIMENT = """
        assignment: regression-1d
        id: widths
        title: Width of the hidden layer
        preset: R2
        folds: 2
        variations:
          - {name: narrow, set: {"network.layers[0].units": 4}}
        """;
    static final String OWN_SEARCH = """
        assignment: regression-1d
        id: rates
        title: Learning rate
        preset: R2
        trials: 1
        folds: 1
        parameters:
          - {path: training.learningRate, range: log, from: 0.001, to: 0.1}
        """;

    final Path user;
    final RunDirectory classes;
    final RunDirectory numbers;
    final Path experiment;
    final Path search;

    private HostileFolder(Path user, RunDirectory classes, RunDirectory numbers, Path experiment, Path search) {
        this.user = user;
        this.classes = classes;
        this.numbers = numbers;
        this.experiment = experiment;
        this.search = search;
    }

    static HostileFolder make(Path user) throws IOException {
        Places places = new Places(null, user);
        HostileSets.write(places.userDatasets());
        write(places.ownExperiments().resolve("regression-1d/widths.yaml"), OWN_EXPERIMENT);
        write(places.ownSearches().resolve("regression-1d/rates.yaml"), OWN_SEARCH);
        try (var shipped = HostileFolder.class.getResourceAsStream("/assignments/regression-1d.yaml")) {
            String text = new String(shipped.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            write(places.userAssignments().resolve("own.yaml"), text.replaceFirst("id: regression-1d", "id: own-1d"));
        }
        PreferencesFile preferences = new PreferencesFile(places.preferences());
        preferences.set(preferences.get().withDataFolder(user.toString()));
        train(
                user,
                "mnist-mlp",
                "--set",
                "data.dataset=generated-digits",
                "--set",
                "data.trainExamples=60",
                "--set",
                "data.testExamples=20",
                "--set",
                "training.epochs=2");
        String[] small = {"--set", "data.dataset=generated-function", "--set", "training.epochs=2", "--parallel", "1"};
        command(user, join(new String[] {"experiment", "regression-1d/widths"}, small));
        command(user, join(new String[] {"search", "regression-1d/rates", "--set", "data.validation=0.2"}, small));
        WriteUp writeUp = new WriteUp(places.writeUp());
        Table table = new Table("Scores", List.of(Table.Column.text("run")), List.of(List.of(Table.text("first"))));
        writeUp.pin(table, new Origin("a-run", "epoch 2", "all"), Instant.EPOCH);
        writeUp.move(writeUp.pin(table, Origin.NONE, Instant.EPOCH), -1);
        List<Path> experiments = folders(places.experiments());
        RunDirectory classes = new RunDirectory(folders(places.runs()).get(0));
        // A run of a search is one of its own when it is copied.
        Path trained = folders(experiments.stream()
                        .filter(each -> each.toString().contains("rates"))
                        .findFirst()
                        .orElseThrow()
                        .resolve("runs"))
                .get(0);
        RunDirectory numbers = new RunDirectory(places.runs().resolve(String.valueOf(trained.getFileName())));
        copy(trained, numbers.path());
        HostileFolder made = new HostileFolder(
                user,
                classes,
                numbers,
                experiments.stream()
                        .filter(each -> each.toString().contains("widths"))
                        .findFirst()
                        .orElseThrow(),
                experiments.stream()
                        .filter(each -> each.toString().contains("rates"))
                        .findFirst()
                        .orElseThrow());
        interruptLast(made.experiment);
        interruptLast(made.search);
        for (RunDirectory run : List.of(made.classes, made.numbers)) {
            // As a run that was stopped in its last epoch, so that there is something to resume.
            run.write(run.read().withStatus(RunStatus.STOPPED, null, Instant.now()));
            run.write(new RunNotes(true, List.of("good", "final"), "as in the report", false, "3"));
        }
        return made;
    }

    /** Its last run was stopped, so that the queue can go on. */
    private static void interruptLast(Path experiment) throws IOException {
        Path record = experiment.resolve("experiment.json");
        String text = Files.readString(record);
        int at = text.lastIndexOf("\"finished\"");
        Files.writeString(record, text.substring(0, at) + text.substring(at).replaceFirst("finished", "interrupted"));
        List<Path> runs = folders(experiment.resolve("runs"));
        RunDirectory last = new RunDirectory(runs.get(runs.size() - 1));
        last.write(last.read().withStatus(RunStatus.STOPPED, null, Instant.now()));
    }

    private static void train(Path user, String... arguments) {
        command(user, join(new String[] {"train"}, arguments));
    }

    private static void command(Path user, String... arguments) {
        Terminal terminal = real(user);
        int exit = terminal.run(arguments);
        assertThat(exit).as(terminal.err() + terminal.out()).isZero();
    }

    /** With engines. */
    static Terminal real(Path user) {
        return new Terminal(user, new RunLauncher(new Places(null, user)), FixedBackends.of(Terminal.NO_CUDA), false);
    }

    private static String[] join(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Every file below, in a fixed order. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A folder that came from somebody else: every file of a user's folder is damaged in many ways, and the commands that read it are
 * run. Each ends with 0, 2 or 3, names the file where it could not go on, writes nothing outside the folder and is done in time.
 * Damage is a function of {@value #SEED}, so that a failure can be repeated; {@code -D}{@value #FULL}{@code =true} tries every file with
 * every command and the real engine, see {@code .ci/hostile}.
 */
class HostileFilesTest {
    static final String FULL = "hostile.full";
    private static final long SEED = 20261201;
    private static final boolean ALL = Boolean.getBoolean(FULL);
    private static final long LIMIT_MILLIS = 20_000;
    private static final int LEAST = 400;

    /** Percent of all damage that is tried in {@code verify}. */
    private static final int PART = 20;

    /** Every so many-th damaged file may be looked at by a command that draws figures. */
    private static final int DRAWN = 12;

    /** In memory where the system has a place for that: thousands of figures are written, each synced to the disk. */
    private static Path temporary;

    private static HostileFolder made;
    private static Path outside;

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Boolean> sound = new TreeMap<>();
    private final Map<String, Long> costs = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    @BeforeAll
    static void makeTheFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        temporary = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "hostile")
                : Files.createTempDirectory("hostile");
        long begun = System.nanoTime();
        made = HostileFolder.make(temporary.resolve("home/user"));
        System.out.println("made in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        outside = Files.createDirectories(temporary.resolve("outside"));
        // What ../../../outside in a record would lead to.
        HostileFolder.copy(made.numbers.path(), temporary.resolve("home/user/outside"));
        HostileFolder.copy(made.numbers.path(), temporary.resolve("home/outside"));
    }

    @AfterAll
    static void removeTheFolder() {
        delete(temporary);
    }

    /** What a command did. */
    private record Outcome(int exit, String out, String err, long cpuMillis) {}

    /** @param key tells it from the same command with another run */
    private record Command(String name, String key, Supplier<Outcome> run) {}

    @Test
    void everyDamagedFileIsReadOrNamed() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Path file : HostileFolder.files(made.user)) {
            if (isTried(file)) {
                files.put(made.user.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        List<String> names = List.copyOf(files.keySet());
        int damaged = 0;
        for (String name : names) {
            for (Damage damage : Damage.of(name)) {
                Random random = new Random(SEED
                        + 31L
                                * name.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d-]*", "")
                                        .hashCode()
                        + damage.name().hashCode());
                if (!ALL && random.nextInt(100) >= PART) {
                    continue;
                }
                byte[] other = Objects.requireNonNull(files.get(names.get(random.nextInt(names.size()))));
                tried(name, damage, Objects.requireNonNull(files.get(name)), other, random);
                damaged++;
            }
        }
        counts.forEach((kind, outcomes) -> System.out.println(kind + ": " + outcomes));
        System.out.println("milliseconds of processor time: " + costs);
        System.out.println(damaged + " damaged files, " + failures.size() + " failures");
        assertThat(failures).isEmpty();
        assertThat(damaged).isGreaterThanOrEqualTo(LEAST);
    }

    /** Of snapshots one is like the other; logs are not read; generated sets and pictures made from them are made anew. */
    private static boolean isTried(Path file) {
        String name = made.user.relativize(file).toString();
        if (name.startsWith("generated/")
                || name.startsWith("cache/")
                || name.startsWith("logs/")
                || name.startsWith("outside/")) {
            return false;
        }
        if (name.endsWith(".lock") || name.matches("write-up/.*\\.(md|tex|csv)")) {
            return false;
        }
        boolean oneOfMany = name.matches(".*epochs/000[01]/.*") || name.matches(".*iterations/.*");
        return ALL || !oneOfMany;
    }

    /** Whether a command has an answer as long as nothing is damaged: a dense network has no filters to look at. */
    private boolean answers(Command command) {
        return sound.computeIfAbsent(command.key(), key -> {
            Outcome outcome = command.run().get();
            // A queue whose runs end without a result ends with 3.
            boolean answered = outcome.exit() == ExitCode.DONE || outcome.exit() == ExitCode.FAILED;
            if (!answered) {
                System.out.println("not asked: " + command.key() + ": " + outcome.exit() + " "
                        + outcome.err().strip());
            }
            return answered;
        });
    }

    private void tried(String name, Damage damage, byte[] whole, byte[] other, Random random) throws IOException {
        Path file = made.user.resolve(name);
        String kind = kind(name);
        List<Command> commands = commands(name).stream().filter(this::answers).toList();
        List<Command> chosen = ALL ? commands : one(commands, random);
        for (Command command : chosen) {
            try {
                damage.change().apply(file, whole, other, outside, new Random(random.nextLong()));
                byte[] left = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : null;
                Map<Path, String> before = digest();
                String what = name + ", " + damage.name() + ", " + command.name();
                Outcome outcome = command.run().get();
                judge(what, name, damage, left == null || !Arrays.equals(left, whole), command, outcome);
                if (!digest().equals(before)) {
                    fail(what + ": something outside was changed");
                }
                counts.computeIfAbsent(kind, key -> new TreeMap<>())
                        .merge(command.name() + " " + outcome.exit(), 1, Integer::sum);
                costs.merge(command.name(), outcome.cpuMillis(), Long::sum);
            } finally {
                restore(file, whole);
            }
        }
    }

    /** Mostly one of those that draw nothing. */
    private static List<Command> one(List<Command> commands, Random random) {
        List<Command> quick = commands.stream()
                .filter(command -> !command.name().matches("export|compare"))
                .toList();
        List<Command> from = quick.isEmpty() || random.nextInt(DRAWN) == 0 ? commands : quick;
        return from.isEmpty() ? List.of() : List.of(from.get(random.nextInt(from.size())));
    }

    private void judge(String what, String name, Damage damage, boolean changed, Command command, Outcome outcome) {
        String said = outcome.err() + outcome.out();
        String file = name.substring(name.lastIndexOf('/') + 1);
        if (outcome.exit() != 0 && outcome.exit() != 2 && outcome.exit() != 3) {
            fail(what + ": exit code " + outcome.exit() + "\n" + said);
        } else if (said.contains("\tat ") || said.contains("has a fault")) {
            fail(what + ": a fault\n" + said);
        } else if (outcome.exit() == 2 && !said.contains(file) && !said.contains(around(name))) {
            fail(what + ": the file is not named\n" + said);
        } else if (outcome.exit() == 0
                && damage.certain()
                && changed
                && isRecord(name)
                && isListing(command)
                && !said.contains(file)) {
            fail(what + ": nobody is told\n" + said);
        }
        if (outcome.cpuMillis() > LIMIT_MILLIS) {
            fail(what + ": took " + outcome.cpuMillis() + " ms of processor time");
        }
    }

    private void fail(String what) {
        failures.add(what);
        System.out.println("FAILED " + what);
    }

    /** Of a data set a file that is not there at all is told with the folder where it was looked for. */
    private static String around(String name) {
        return name.startsWith("datasets/")
                ? String.join("/", List.of(name.split("/", -1)).subList(0, 2))
                : name;
    }

    private static boolean isRecord(String name) {
        return name.matches(".*(run|notes|experiment)\\.json") || name.endsWith(".yaml");
    }

    private static boolean isListing(Command command) {
        return command.name().equals("runs")
                || command.name().equals("list")
                || command.name().equals("data list");
    }

    private static String kind(String name) {
        String kind = name.replaceAll("\\d{4}-\\d\\d-\\d\\dT[^/]*/", "*/").replaceAll("/\\d{4,8}/", "/N/");
        return kind.startsWith("datasets/") ? "datasets/" + name.substring(name.lastIndexOf('.') + 1) : kind;
    }

    private List<Command> commands(String name) {
        List<Command> all = new ArrayList<>();
        String run = folderOf(name, "runs/");
        if (name.startsWith("datasets/")) {
            all.add(command("data list", "data", "list"));
            all.add(load(name.split("/", -1)[1]));
        } else if (name.startsWith("write-up/")) {
            all.add(new Command("write-up", "write-up", HostileFilesTest::writeUp));
        } else if (name.startsWith("experiments/")) {
            String experiment = folderOf(name, "experiments/");
            all.add(command("export", "export", experiment, "--out", figures()));
            if (!name.endsWith("experiment.json")) {
                all.add(command("export", "export", run, "--out", figures()));
            }
            all.add(command(
                    "compare", "compare", experiment, made.classes.path().toString(), "--out", figures()));
            all.add(command("runs", "runs"));
            if (!run.isEmpty() && !run.equals(experiment)) {
                for (String view : List.of("weights", "latent")) {
                    all.add(command("inspect " + view, "inspect", run, "--view", view, "--out", figures()));
                }
            }
            all.add(resume(name.contains("rates") ? "search" : "experiment", experiment));
        } else if (name.startsWith("runs/")) {
            all.add(command("runs", "runs"));
            all.add(command("export", "export", run, "--out", figures()));
            all.add(command("compare", "compare", run, other(run), "--out", figures()));
            for (String view : List.of("weights", "latent", "confusion", "filters")) {
                all.add(command("inspect " + view, "inspect", run, "--view", view, "--out", figures()));
            }
            all.add(resume("train", run));
        } else {
            all.add(command("list", "list"));
            all.add(command("runs", "runs"));
            all.add(command("data list", "data", "list"));
        }
        return all.stream()
                .filter(command -> !isListing(command) || suits(command, name))
                .toList();
    }

    /** A list is asked for what it shows. */
    private static boolean suits(Command command, String name) {
        return switch (command.name()) {
            case "list" -> name.startsWith("assignments") || name.contains("-own/") || name.equals("preferences.json");
            case "data list" -> name.startsWith("datasets/") || name.equals("preferences.json");
            default -> name.matches(".*runs/[^/]*/(run|notes)\\.json") || name.equals("preferences.json");
        };
    }

    private static String other(String run) {
        return (run.equals(made.classes.path().toString()) ? made.numbers : made.classes)
                .path()
                .toString();
    }

    private static String figures() {
        return temporary.resolve("figures").toString();
    }

    /** The folder of a run or experiment: what follows the last part of that name. */
    private static String folderOf(String name, String part) {
        int at = name.lastIndexOf(part);
        int end = at < 0 ? -1 : name.indexOf('/', at + part.length());
        return end < 0 ? "" : made.user.resolve(name.substring(0, end)).toString();
    }

    private static Command command(String name, String... arguments) {
        return new Command(name, String.join(" ", arguments), () -> run(scripted(), arguments));
    }

    /** On a copy, since it changes what it goes on with. */
    private static Command resume(String name, String folder) {
        return new Command(name + " --resume", name + " " + folder, () -> {
            Path copy = temporary.resolve("home/user/copy/" + Path.of(folder).getFileName());
            try {
                HostileFolder.copy(Path.of(folder), copy);
                return run(ALL ? HostileFolder.real(made.user) : scripted(), name, "--resume", copy.toString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                delete(temporary.resolve("home/user/copy"));
            }
        });
    }

    /** Runs that end at once. */
    private static Terminal scripted() {
        return new Terminal(made.user, new ScriptedRuns(run -> {
            run.data().directory().requireNoLinks();
            run.data()
                    .directory()
                    .write(run.data().record().withStatus(RunStatus.FINISHED, null, java.time.Instant.EPOCH));
            new RunFeed(run.data()).status(RunStatus.FINISHED, null);
            run.ended.complete(RunStatus.FINISHED);
        }));
    }

    private static Outcome run(Terminal terminal, String... arguments) {
        long start = cpuMillis();
        int exit = terminal.run(arguments);
        return new Outcome(exit, terminal.out(), terminal.err(), cpuMillis() - start);
    }

    private static Command load(String id) {
        return new Command(
                "load",
                "load " + id,
                () -> met(() -> {
                    DatasetCatalogue catalogue = new Places(null, made.user).datasets(null);
                    catalogue.load(
                            id, id.equals("small-csv") ? List.of() : List.of(new PreprocessingStep.Resize(4, 4)));
                    return "";
                }));
    }

    private static Outcome writeUp() {
        return met(() -> {
            WriteUp.Found found = new WriteUp(new Places(null, made.user).writeUp()).find();
            return found.problems().toString();
        });
    }

    private static Outcome met(Supplier<String> work) {
        long start = cpuMillis();
        String said;
        int exit = 0;
        try {
            said = work.get();
        } catch (WorkbenchException e) {
            said = String.valueOf(e.getMessage());
            exit = 2;
        }
        return new Outcome(exit, "", said, cpuMillis() - start);
    }

    /** Of this process, with its garbage collector: a busy machine takes nothing from it. */
    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    /** Of everything that no command has to do with. */
    private static Map<Path, String> digest() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        for (Path root : List.of(outside, temporary.resolve("home/outside"), temporary.resolve("home/user/outside"))) {
            for (Path file : HostileFolder.files(root)) {
                all.put(
                        file,
                        Files.size(file) + " " + Arrays.hashCode(Files.readAllBytes(file)) + " "
                                + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }

    private static void restore(Path file, byte[] sound) throws IOException {
        delete(file);
        Files.write(file, sound);
    }

    private static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, java.io.IOException problem) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

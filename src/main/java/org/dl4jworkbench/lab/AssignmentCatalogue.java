package org.dl4jworkbench.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Defaulted;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.SnapshotSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RecordFile;
import org.jspecify.annotations.Nullable;

/**
 * The assignments there are: the shipped YAML files and the ones in the user's own folder, which add to them or replace one of
 * the same id; and the user's own experiments and searches with them. Safe for use by several threads.
 */
public final class AssignmentCatalogue {
    private static final List<String> SHIPPED =
            List.of("mnist-mlp", "masks-cnn", "regression-1d", "fashion", "mnist-cnn", "cifar10-cnn");

    /** As written in a file: a preset holds the parts of a {@link RunSpec} without what the catalogue knows itself. */
    record AssignmentFile(
            String id,
            String title,
            String summary,
            @Nullable Task task,
            Shape input,
            List<String> classNames,
            List<String> datasets,
            List<PresetFile> presets,
            @Defaulted List<Experiment> experiments,
            @Defaulted List<Search> searches) {}

    record PresetFile(
            String id,
            String title,
            String note,
            DataSpec data,
            NetworkSpec network,
            TrainingSpec training,
            @Nullable SnapshotSpec snapshots) {}

    private final List<Assignment> files;
    private final List<WorkbenchException> fileProblems;
    private final OwnExperiments own;
    private final OwnSearches ownSearches;
    private volatile List<Assignment> assignments = List.of();
    private volatile List<WorkbenchException> problems = List.of();

    private AssignmentCatalogue(
            List<Assignment> files,
            List<WorkbenchException> fileProblems,
            OwnExperiments own,
            OwnSearches ownSearches) {
        this.files = List.copyOf(files);
        this.fileProblems = List.copyOf(fileProblems);
        this.own = own;
        this.ownSearches = ownSearches;
        readOwn();
    }

    private void readOwn() {
        List<WorkbenchException> found = new ArrayList<>(fileProblems);
        assignments = files.stream()
                .map(assignment -> assignment
                        .withMoreExperiments(own.of(assignment, found))
                        .withMoreSearches(ownSearches.of(assignment, found)))
                .toList();
        List<String> ids = files.stream().map(Assignment::id).toList();
        found.addAll(own.strays(ids));
        found.addAll(ownSearches.strays(ids));
        problems = List.copyOf(found);
    }

    /**
     * Reads the shipped assignments and those of a folder; a file of the user's that does not fit is left out and reported
     * in {@link #problems()}.
     */
    public static AssignmentCatalogue read(Path userFolder) {
        Path none = userFolder.resolve("none-of-the-users-own");
        return read(userFolder, none, none);
    }

    /** Everything there is in the user's places: assignments, single experiments and searches. */
    public static AssignmentCatalogue read(Places places) {
        return read(places.userAssignments(), places.ownExperiments(), places.ownSearches());
    }

    /**
     * @param experimentsFolder the folder of {@link OwnExperiments}
     * @param searchesFolder the folder of {@link OwnSearches}
     */
    static AssignmentCatalogue read(Path userFolder, Path experimentsFolder, Path searchesFolder) {
        Map<String, Assignment> found = new LinkedHashMap<>();
        for (String id : SHIPPED) {
            found.put(id, shipped(id));
        }
        List<WorkbenchException> problems = new ArrayList<>();
        for (Path file : YamlFiles.in(userFolder)) {
            try {
                Assignment assignment = readFile(file);
                check(assignment, file.toString());
                found.put(assignment.id(), assignment);
            } catch (WorkbenchException e) {
                problems.add(e);
            }
        }
        return new AssignmentCatalogue(
                List.copyOf(found.values()),
                problems,
                new OwnExperiments(experimentsFolder),
                new OwnSearches(searchesFolder));
    }

    private static Assignment readFile(Path file) {
        AssignmentFile content = RecordFile.yaml(file, AssignmentFile.class);
        try {
            return assignment(content, file.toString());
        } catch (BadSpecException e) {
            throw e.where().startsWith(file.toString())
                    ? e
                    : new BadSpecException(e.what(), file + " " + e.where(), e.remedy(), e);
        }
    }

    private static Assignment shipped(String id) {
        String resource = "/assignments/" + id + ".yaml";
        try (InputStream in = AssignmentCatalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return assignment(RecordFile.yaml(in.readAllBytes(), resource, AssignmentFile.class), resource);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    private static Assignment assignment(AssignmentFile file, String where) {
        List<Preset> presets = file.presets().stream()
                .map(preset -> new Preset(
                        preset.id(),
                        preset.title(),
                        preset.note().strip(),
                        new RunSpec(
                                file.id(),
                                preset.id(),
                                preset.data(),
                                preset.network(),
                                preset.training(),
                                EngineSpec.DEFAULT,
                                preset.snapshots())))
                .toList();
        requireDifferentIds(where, "experiments", file.experiments().stream().map(Experiment::id));
        requireDifferentIds(where, "searches", file.searches().stream().map(Search::id));
        return new Assignment(
                file.id(),
                file.title(),
                file.summary().strip(),
                file.task() == null ? Task.CLASSIFICATION : file.task(),
                file.input(),
                file.classNames(),
                file.datasets(),
                presets,
                file.experiments(),
                file.searches());
    }

    /**
     * Checks that every preset, variation and range fits the data. For files of the user's: those of the program are held to it by its
     * tests, and at every start it would take longer than reading them.
     */
    static void check(Assignment assignment, String where) {
        for (Preset preset : assignment.presets()) {
            YamlFiles.inFile(where + ", preset " + preset.id(), () -> {
                preset.spec().data().summary(assignment.input()).requireFit();
                assignment.summary(preset.spec()).requireFit();
            });
        }
        for (Experiment experiment : assignment.experiments()) {
            YamlFiles.inFile(where, () -> ExperimentSpecs.check(assignment, experiment));
        }
        for (Search search : assignment.searches()) {
            YamlFiles.inFile(where, () -> ExperimentSpecs.check(assignment, search));
        }
    }

    private static void requireDifferentIds(String where, String kind, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.filter(id -> !seen.add(id)).findFirst().ifPresent(id -> {
            throw new BadSpecException("two " + kind + " have the id \"" + id + "\"", where, "Rename one");
        });
    }

    public List<Assignment> all() {
        return assignments;
    }

    /** What was wrong with files in the user's folder. */
    public List<WorkbenchException> problems() {
        return problems;
    }

    /** The assignment of that id; the error lists the ids there are. */
    public Assignment get(String id) {
        return assignments.stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + id + "\" is not an assignment",
                        "",
                        "Assignments: "
                                + assignments.stream().map(Assignment::id).collect(Collectors.joining(", "))));
    }

    /** Whether an experiment is the user's own, which alone can be changed and deleted. */
    public boolean isOwn(String assignmentId, String experimentId) {
        return file(assignmentId).experiments().stream()
                .noneMatch(experiment -> experiment.id().equals(experimentId));
    }

    /**
     * Saves an experiment of the user's own, in place of an own one of that id; from then on the catalogue has it. Writes a file.
     *
     * @throws WorkbenchException where a variation does not fit the assignment, which it names, or the id is a shipped one's
     */
    public void saveExperiment(String assignmentId, Experiment experiment) {
        own.save(file(assignmentId), experiment);
        readOwn();
    }

    /** Deletes an experiment of the user's own. What it has run stays. */
    public void deleteExperiment(String assignmentId, String experimentId) {
        if (!isOwn(assignmentId, experimentId)) {
            throw new BadSpecException("is a part of the assignment", experimentId, "Only your own can be deleted");
        }
        own.delete(assignmentId, experimentId);
        readOwn();
    }

    /** Where the file of an experiment of the user's own lies. */
    public Path experimentFile(String assignmentId, String experimentId) {
        return own.file(assignmentId, experimentId);
    }

    /** Whether a search is the user's own, which alone can be changed and deleted. */
    public boolean isOwnSearch(String assignmentId, String searchId) {
        return file(assignmentId).searches().stream()
                .noneMatch(search -> search.id().equals(searchId));
    }

    /**
     * Saves a search of the user's own, in place of an own one of that id; from then on the catalogue has it. Writes a file.
     *
     * @throws WorkbenchException where an end of a range does not fit the assignment, which it names, or the id is a shipped one's
     */
    public void saveSearch(String assignmentId, Search search) {
        ownSearches.save(file(assignmentId), search);
        readOwn();
    }

    /** Deletes a search of the user's own. What it has run stays. */
    public void deleteSearch(String assignmentId, String searchId) {
        if (!isOwnSearch(assignmentId, searchId)) {
            throw new BadSpecException("is a part of the assignment", searchId, "Only your own can be deleted");
        }
        ownSearches.delete(assignmentId, searchId);
        readOwn();
    }

    /** The assignment as its file has it, without the user's own. */
    private Assignment file(String assignmentId) {
        String id = get(assignmentId).id();
        return files.stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

package org.dl4jworkbench.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Defaulted;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;

/**
 * The user's own experiments: one YAML file each, {@code <assignment>/<id>.yaml} below a folder. A file names its assignment, so
 * that it can lie anywhere and be handed on.
 */
public final class OwnExperiments {
    private static final ObjectMapper YAML =
            Json.mapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    private final Path folder;

    /** @param folder may be missing */
    public OwnExperiments(Path folder) {
        this.folder = folder;
    }

    /** An experiment and the assignment that it belongs to; the form of the file. */
    record ExperimentFile(
            String assignment,
            String id,
            String title,
            @Defaulted String note,
            String preset,
            List<Variation> variations,
            @Defaulted int seeds,
            @Defaulted int folds) {
        Experiment experiment() {
            return new Experiment(id, title, note.strip(), preset, variations, seeds, folds);
        }
    }

    /** An experiment that was read from a file. */
    public record Own(String assignment, Experiment experiment) {}

    /** Reads one file; whether it fits its assignment is not checked here. */
    public static Own read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ExperimentFile content = YamlFiles.read(YAML, in, file.toString(), ExperimentFile.class);
            return new Own(content.assignment(), content.experiment());
        } catch (IOException e) {
            throw new BadSpecException("cannot be read (" + e + ")", file.toString(), "", e);
        }
    }

    /** Where an experiment's file lies. */
    public Path file(String assignmentId, String experimentId) {
        return folder.resolve(assignmentId).resolve(experimentId + ".yaml");
    }

    /**
     * Reads all that belong to an assignment and fit it, in the order of their files' names.
     *
     * @param problems gets what is wrong with the others
     */
    List<Experiment> of(Assignment assignment, List<WorkbenchException> problems) {
        List<Experiment> found = new ArrayList<>();
        for (Path file : YamlFiles.in(folder.resolve(assignment.id()))) {
            try {
                Own own = read(file);
                if (!own.assignment().equals(assignment.id())) {
                    throw new BadSpecException(
                            "belongs to " + own.assignment(), file.toString(), "Move it to that assignment's folder");
                }
                requireFit(assignment, own.experiment(), file.toString());
                found.add(own.experiment());
            } catch (WorkbenchException e) {
                problems.add(e);
            }
        }
        return found;
    }

    private static void requireFit(Assignment assignment, Experiment experiment, String where) {
        if (assignment.experiments().stream().anyMatch(other -> other.id().equals(experiment.id()))) {
            throw new BadSpecException(
                    "the assignment has an experiment \"" + experiment.id() + "\" already", where, "Choose another id");
        }
        YamlFiles.inFile(where, () -> ExperimentSpecs.check(assignment, experiment));
    }

    /**
     * Writes an experiment, in place of the user's own one of that id.
     *
     * @param assignment without the user's own experiments
     */
    void save(Assignment assignment, Experiment experiment) {
        Path file = file(assignment.id(), experiment.id());
        requireFit(assignment, experiment, "");
        try {
            byte[] text = YAML.writeValueAsBytes(new ExperimentFile(
                    assignment.id(),
                    experiment.id(),
                    experiment.title(),
                    experiment.note(),
                    experiment.preset(),
                    experiment.variations(),
                    experiment.seeds(),
                    experiment.folds()));
            AtomicFiles.write(file, out -> out.write(text));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")", file.toString(), "Check the rights and the room on the disk", e);
        }
    }

    /** Deletes an experiment's file; one that is gone already is no error. */
    void delete(String assignmentId, String experimentId) {
        Path file = file(assignmentId, experimentId);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RunFolderException("cannot be deleted (" + e + ")", file.toString(), "Delete it by hand", e);
        }
    }

    /** The folders below that belong to no assignment, as problems. */
    List<WorkbenchException> strays(List<String> assignmentIds) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !assignmentIds.contains(String.valueOf(entry.getFileName())))
                    .filter(entry -> !YamlFiles.in(entry).isEmpty())
                    .sorted()
                    .<WorkbenchException>map(entry -> new BadSpecException(
                            "there is no assignment of that name, so its experiments are not shown",
                            entry.toString(),
                            "Rename the folder, or put the assignment back"))
                    .toList();
        } catch (IOException e) {
            throw new BadSpecException("cannot be listed (" + e + ")", folder.toString(), "Check the rights", e);
        }
    }
}

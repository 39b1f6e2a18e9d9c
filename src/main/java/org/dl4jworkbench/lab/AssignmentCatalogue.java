package org.dl4jworkbench.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;

/**
 * The assignments there are: the shipped YAML files and the ones in the user's own folder, which add to them or replace one of
 * the same id.
 */
public final class AssignmentCatalogue {
    private static final List<String> SHIPPED =
            List.of("mnist-mlp", "masks-cnn", "regression-1d", "fashion", "mnist-cnn", "cifar10-cnn");
    private static final ObjectMapper YAML = Json.mapper(new YAMLFactory());

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
            String id, String title, String note, DataSpec data, NetworkSpec network, TrainingSpec training) {}

    private final List<Assignment> assignments;
    private final List<WorkbenchException> problems;

    private AssignmentCatalogue(List<Assignment> assignments, List<WorkbenchException> problems) {
        this.assignments = List.copyOf(assignments);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads the shipped assignments and those of a folder; a file of the user's that does not fit is left out and reported
     * in {@link #problems()}.
     */
    public static AssignmentCatalogue read(Path userFolder) {
        Map<String, Assignment> found = new LinkedHashMap<>();
        for (String id : SHIPPED) {
            found.put(id, shipped(id));
        }
        List<WorkbenchException> problems = new ArrayList<>();
        for (Path file : yamlFiles(userFolder)) {
            try (InputStream in = Files.newInputStream(file)) {
                Assignment assignment = parse(in, file.toString());
                found.put(assignment.id(), assignment);
            } catch (WorkbenchException e) {
                problems.add(e);
            } catch (IOException e) {
                problems.add(new BadSpecException("cannot be read (" + e + ")", file.toString(), "", e));
            }
        }
        return new AssignmentCatalogue(List.copyOf(found.values()), problems);
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadSpecException("cannot be listed (" + e + ")", folder.toString(), "Check the rights", e);
        }
    }

    private static Assignment shipped(String id) {
        String resource = "/assignments/" + id + ".yaml";
        try (InputStream in = AssignmentCatalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return parse(in, resource);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    static Assignment parse(InputStream in, String where) throws IOException {
        AssignmentFile file;
        try {
            file = YAML.readValue(in, AssignmentFile.class);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof BadSpecException bad) {
                throw new BadSpecException(bad.what(), where + place(e) + " " + bad.where(), bad.remedy(), e);
            }
            if (e instanceof UnrecognizedPropertyException unknown) {
                String known = unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
                throw new BadSpecException(
                        "\"" + unknown.getPropertyName() + "\" is no field here",
                        where + place(e),
                        "Known: " + known,
                        e);
            }
            throw new BadSpecException(e.getOriginalMessage(), where + place(e), "Mend the file", e);
        } catch (JsonProcessingException e) {
            throw new BadSpecException(
                    e.getOriginalMessage(), where + ":" + e.getLocation().getLineNr(), "Mend the YAML", e);
        }
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
                                EngineSpec.DEFAULT)))
                .toList();
        Assignment assignment = new Assignment(
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
        for (Preset preset : presets) {
            try {
                preset.spec().data().summary(file.input()).requireFit();
                assignment.summary(preset.spec()).requireFit();
            } catch (BadSpecException e) {
                throw new BadSpecException(
                        e.what(), where + ", preset " + preset.id() + ", " + e.where(), e.remedy(), e);
            }
        }
        return assignment;
    }

    private static String place(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        return path.isEmpty() ? line : line + " (" + path + ")";
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
}

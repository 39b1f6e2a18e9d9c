package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;

/**
 * What a user adds to assignments, one YAML file each, {@code <assignment>/<id>.yaml} below a folder. A file names its assignment,
 * so that it can lie anywhere and be handed on.
 *
 * @param <T> what a file holds: an experiment or a search
 */
abstract class OwnFiles<T> {
    private final Path folder;
    private final String singular;
    private final String plural;

    /**
     * @param folder may be missing
     * @param singular what a file holds, with its article, for messages
     * @param plural what files hold, for messages
     */
    OwnFiles(Path folder, String singular, String plural) {
        this.folder = folder;
        this.singular = singular;
        this.plural = plural;
    }

    /** What a file holds and the assignment that it belongs to. */
    record Filed<T>(String assignment, T content) {}

    abstract Filed<T> filed(Path file);

    /** The record that is written. */
    abstract Object form(String assignmentId, T content);

    abstract String id(T content);

    /** What the assignment's own file has of the kind. */
    abstract List<T> shipped(Assignment assignment);

    abstract void check(Assignment assignment, T content);

    /** Where a file lies. */
    public Path file(String assignmentId, String id) {
        return folder.resolve(assignmentId).resolve(id + ".yaml");
    }

    /**
     * Reads all that belong to an assignment and fit it, in the order of their files' names.
     *
     * @param problems gets what is wrong with the others
     */
    List<T> of(Assignment assignment, List<WorkbenchException> problems) {
        List<T> found = new ArrayList<>();
        for (Path file : YamlFiles.in(folder.resolve(assignment.id()))) {
            try {
                Filed<T> own = filed(file);
                if (!own.assignment().equals(assignment.id())) {
                    throw new BadSpecException(
                            "belongs to " + own.assignment(), file.toString(), "Move it to that assignment's folder");
                }
                requireFit(assignment, own.content(), file.toString());
                found.add(own.content());
            } catch (WorkbenchException e) {
                problems.add(e);
            }
        }
        return found;
    }

    private void requireFit(Assignment assignment, T content, String where) {
        if (shipped(assignment).stream().anyMatch(other -> id(other).equals(id(content)))) {
            throw new BadSpecException(
                    "the assignment has " + singular + " \"" + id(content) + "\" already", where, "Choose another id");
        }
        YamlFiles.inFile(where, () -> check(assignment, content));
    }

    /**
     * Writes one, in place of the user's own one of that id.
     *
     * @param assignment without the user's own
     */
    void save(Assignment assignment, T content) {
        Path file = file(assignment.id(), id(content));
        requireFit(assignment, content, "");
        try {
            byte[] text = Json.YAML.writeValueAsBytes(form(assignment.id(), content));
            AtomicFiles.write(file, out -> out.write(text));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")", file.toString(), "Check the rights and the room on the disk", e);
        }
    }

    /** Deletes a file; one that is gone already is no error. */
    void delete(String assignmentId, String id) {
        Path file = file(assignmentId, id);
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
                            "there is no assignment of that name, so its " + plural + " are not shown",
                            entry.toString(),
                            "Rename the folder, or put the assignment back"))
                    .toList();
        } catch (IOException e) {
            throw new BadSpecException("cannot be listed (" + e + ")", folder.toString(), "Check the rights", e);
        }
    }
}

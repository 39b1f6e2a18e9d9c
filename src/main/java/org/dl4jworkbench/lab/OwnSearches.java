package org.dl4jworkbench.lab;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Defaulted;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.RecordFile;
import org.jspecify.annotations.Nullable;

/** The user's own searches as files. */
public final class OwnSearches extends OwnFiles<Search> {
    /** @param folder may be missing */
    public OwnSearches(Path folder) {
        super(folder, "a search", "searches");
    }

    /** A search and the assignment that it belongs to; the form of the file. */
    record SearchFile(
            String assignment,
            String id,
            String title,
            @Defaulted String note,
            String preset,
            int trials,
            int folds,
            List<Search.Parameter> parameters,
            Search.@Nullable Sampler sampler,
            @Defaulted long seed,
            Search.@Nullable Objective objective) {
        Search search() {
            return new Search(id, title, note.strip(), preset, trials, folds, parameters, sampler, seed, objective);
        }
    }

    /** A search that was read from a file. */
    public record Own(String assignment, Search search) {}

    /** Reads one file; whether it fits its assignment is not checked here. */
    public static Own read(Path file) {
        SearchFile content = RecordFile.yaml(file, SearchFile.class);
        return new Own(content.assignment(), content.search());
    }

    @Override
    Filed<Search> filed(Path file) {
        Own own = read(file);
        return new Filed<>(own.assignment(), own.search());
    }

    @Override
    Object form(String assignmentId, Search search) {
        return new SearchFile(
                assignmentId,
                search.id(),
                search.title(),
                search.note(),
                search.preset(),
                search.trials(),
                search.folds(),
                search.parameters(),
                search.sampler(),
                search.seed(),
                search.objective());
    }

    @Override
    String id(Search search) {
        return search.id();
    }

    @Override
    List<Search> shipped(Assignment assignment) {
        return assignment.searches();
    }

    @Override
    void check(Assignment assignment, Search search) {
        ExperimentSpecs.check(assignment, search);
    }
}

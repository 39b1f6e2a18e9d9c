package org.dl4jworkbench.lab;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.model.NameEncoding;
import org.dl4jworkbench.model.RunFolderException;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie on this machine.
 *
 * @param application the project's folder (holds {@code datasets/}), or null when it is not known
 * @param user the user's own folder: runs, data sets, assignments, preferences, logs
 */
public record Places(@Nullable Path application, Path user) {
    /** System property with the project's folder, set by the start script. */
    public static final String APPLICATION_PROPERTY = "workbench.application";

    /** System property or environment variable with the user's folder, for tests and shared machines. */
    public static final String USER_PROPERTY = "workbench.user";

    private static final String USER_VARIABLE = "DL4J_WORKBENCH_USER";

    /**
     * From the system properties and the environment; the user's folder is {@code ~/dl4j-workbench} by default.
     *
     * @throws RunFolderException where one of them cannot be read as a path
     */
    public static Places ofThisProcess() {
        String application = System.getProperty(APPLICATION_PROPERTY);
        String user = System.getProperty(USER_PROPERTY, System.getenv(USER_VARIABLE));
        return new Places(
                application == null ? null : folder(application, "the project's folder"),
                user == null
                        ? folder(System.getProperty("user.home"), "your home folder")
                                .resolve("dl4j-workbench")
                        : folder(user, USER_VARIABLE));
    }

    private static Path folder(String named, String whose) {
        if (!NameEncoding.isReadable(named)) {
            throw new RunFolderException("the folder's name cannot be read", whose, NameEncoding.remedy());
        }
        try {
            return Path.of(named).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RunFolderException(
                    "\"" + named + "\" is not a path (" + e.getReason() + ")", whose, "Name a folder", e);
        }
    }

    public Path runs() {
        return user.resolve("runs");
    }

    /** Where experiments go, each in a folder of its own. */
    public Path experiments() {
        return user.resolve("experiments");
    }

    /** The user's own experiments as YAML, a folder per assignment. */
    public Path ownExperiments() {
        return user.resolve("experiments-own");
    }

    /** The user's own searches as YAML, a folder per assignment. */
    public Path ownSearches() {
        return user.resolve("searches-own");
    }

    public Path userDatasets() {
        return user.resolve("datasets");
    }

    /** Where generated sets are written on first use. */
    public Path generatedDatasets() {
        return user.resolve("generated");
    }

    public Path userAssignments() {
        return user.resolve("assignments");
    }

    /** What the user pinned for a write-up. */
    public Path writeUp() {
        return user.resolve("write-up");
    }

    public Path preferences() {
        return user.resolve("preferences.json");
    }

    public Path logs() {
        return user.resolve("logs");
    }

    /**
     * Where data sets are looked for, in order.
     *
     * @param first a folder that goes before all others ({@code --data}), or null
     */
    public List<Path> datasetRoots(@Nullable Path first) {
        List<Path> roots = new ArrayList<>();
        if (first != null) {
            roots.add(first.toAbsolutePath().normalize());
        }
        if (application != null) {
            roots.add(application.resolve("datasets"));
        }
        roots.add(userDatasets());
        return roots;
    }

    /**
     * The catalogue over these folders.
     *
     * @param first a folder that goes before all others ({@code --data}), or null
     */
    public DatasetCatalogue datasets(@Nullable Path first) {
        return new DatasetCatalogue(datasetRoots(first), generatedDatasets(), new ImageIoDecoder());
    }
}

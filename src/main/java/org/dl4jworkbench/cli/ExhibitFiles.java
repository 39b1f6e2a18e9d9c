package org.dl4jworkbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.inside.InsideExhibits;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Npy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes figures, tables and arrays into a folder, each in every format that suits it. A file that cannot be written is named on stderr,
 * and the others are written.
 */
final class ExhibitFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ExhibitFiles.class);
    private static final List<Format> FIGURE_FORMATS = List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV);
    private static final List<Format> TABLE_FORMATS = List.of(Format.CSV, Format.MARKDOWN, Format.LATEX);

    private final Path folder;
    private final TextOut err;
    private final Consumer<Path> told;
    private final List<Path> files = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private ExhibitFiles(Path folder, TextOut err, Consumer<Path> told) {
        this.folder = folder;
        this.err = err;
        this.told = told;
    }

    /**
     * What came of it.
     *
     * @param files in the order they were written
     * @param failures a sentence for each file that was not written
     */
    record Written(List<Path> files, List<String> failures) {
        /** Whoever reads the code alone must learn that something is missing. */
        int exitCode() {
            return failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** What one exhibit is written as. */
    static List<Format> formats(Exhibit exhibit) {
        return exhibit instanceof Table ? TABLE_FORMATS : FIGURE_FORMATS;
    }

    /**
     * Makes the folder where it does not exist.
     *
     * @param err told what could not be written or drawn
     * @param told each file that was written
     */
    static Written write(Map<String, Exhibit> exhibits, Path folder, TextOut err, Consumer<Path> told) {
        ExhibitFiles writing = new ExhibitFiles(folder, err, told);
        writing.begin();
        writing.exhibits(exhibits);
        return writing.written();
    }

    /** The same with the arrays. */
    static Written write(InsideExhibits found, Path folder, TextOut err, Consumer<Path> told) {
        ExhibitFiles writing = new ExhibitFiles(folder, err, told);
        writing.begin();
        writing.exhibits(found.exhibits());
        found.arrays()
                .forEach((name, array) -> writing.one(folder.resolve(name + ".npy"), file -> {
                    try {
                        Npy.write(file, array);
                    } catch (IOException e) {
                        throw new ExportException(
                                "cannot be written (" + e.getMessage() + ")",
                                file.toString(),
                                "Check that you may write to the folder, and that the disk is not full",
                                e);
                    }
                }));
        return writing.written();
    }

    /** Of a folder that takes no file at all one sentence is enough. */
    private void begin() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExportException(
                    "this folder cannot be made (" + e + ")",
                    folder.toString(),
                    "Name a folder that you may write to",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new ExportException(
                    "you may not write to this folder", folder.toString(), "Name a folder that you may write to");
        }
    }

    private void exhibits(Map<String, Exhibit> exhibits) {
        exhibits.forEach((name, exhibit) -> {
            for (Format format : formats(exhibit)) {
                one(folder.resolve(name + "." + format.extension()), file -> FigureFiles.write(exhibit, file));
            }
        });
        FigureFiles.notices(exhibits.values().stream()
                        .filter(Figure.class::isInstance)
                        .toList())
                .forEach(err::println);
        err.flush();
    }

    private void one(Path file, Consumer<Path> writer) {
        try {
            writer.accept(file);
            files.add(file);
            told.accept(file);
        } catch (WorkbenchException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.info("{} was not written", file, e);
            fail(file + ": could not be drawn (" + e + "). The log file has the details.");
        }
    }

    private void fail(String sentence) {
        failures.add(sentence);
        err.println(sentence);
        err.flush();
    }

    private Written written() {
        if (!failures.isEmpty()) {
            err.println(failures.size() + " of " + (failures.size() + files.size()) + " files were not written.");
            err.flush();
        }
        return new Written(List.copyOf(files), List.copyOf(failures));
    }
}

package org.dl4jworkbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.inside.InsideExhibits;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.rundir.Npy;

/** Writes figures, tables and arrays into a folder, each in every format that suits it. */
final class ExhibitFiles {
    private static final List<Format> FIGURE_FORMATS = List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV);
    private static final List<Format> TABLE_FORMATS = List.of(Format.CSV, Format.MARKDOWN, Format.LATEX);

    private ExhibitFiles() {}

    /** What one exhibit is written as. */
    static List<Format> formats(Exhibit exhibit) {
        return exhibit instanceof Table ? TABLE_FORMATS : FIGURE_FORMATS;
    }

    /**
     * Makes the folder where it does not exist.
     *
     * @param written told of each file
     * @return the files in the order they were written
     */
    static List<Path> write(Map<String, Exhibit> exhibits, Path folder, Consumer<Path> written) {
        List<Path> files = new ArrayList<>();
        exhibits.forEach((name, exhibit) -> {
            for (Format format : formats(exhibit)) {
                Path file = folder.resolve(name + "." + format.extension());
                FigureFiles.write(exhibit, file);
                files.add(file);
                written.accept(file);
            }
        });
        return files;
    }

    /** The same with the arrays. */
    static List<Path> write(InsideExhibits found, Path folder) {
        List<Path> files = new ArrayList<>(write(found.exhibits(), folder, file -> {}));
        for (Map.Entry<String, float[][]> array : found.arrays().entrySet()) {
            Path file = folder.resolve(array.getKey() + ".npy");
            try {
                Npy.write(file, array.getValue());
            } catch (IOException e) {
                throw new ExportException(
                        "cannot be written (" + e.getMessage() + ")",
                        file.toString(),
                        "Check that you may write to the folder, and that the disk is not full",
                        e);
            }
            files.add(file);
        }
        return files;
    }
}

package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.data.SetContent.PictureExample;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures with boxes: train.csv and test.csv with a box in each row, and the pictures in the folder images. The box's left and
 * top edge are its first column and row, its right and bottom edge the ones after its last.
 *
 * @param names the labels in the order of the classes; without them, all labels of both files by alphabet
 */
record PicturesWithBoxes(ClassNames.Source names) implements SetReader {
    static final int LARGEST_SIDE = 1_000_000;

    private static final String TRAIN = "train.csv";
    private static final String TEST = "test.csv";
    private static final String IMAGES = "images";
    private static final String FILE = "filename";
    private static final String SIZE = "raw_dimensions";
    private static final String LABEL = "label";
    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");
    private static final List<String> COLUMNS =
            List.of(FILE, SIZE, EDGES.get(0), EDGES.get(1), EDGES.get(2), EDGES.get(3), LABEL);
    private static final Pattern DIMENSIONS = Pattern.compile("\\s*(\\d{1,6})\\s*[xX×]\\s*(\\d{1,6})\\s*");

    /** Annotation tools round; what lies further out is a box of another picture. */
    private static final int MOST_CLIPPED = 3;

    @Override
    public Found find(Path folder) {
        Map<String, Path> paths = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : List.of(TRAIN, TEST)) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                paths.put(name, path);
            } else {
                missing.add(name);
            }
        }
        Path images = folder.resolve(IMAGES);
        if (!Files.isDirectory(images)) {
            missing.add("the folder " + IMAGES);
        } else if (!paths.isEmpty()) {
            try (Stream<Path> files = Files.list(images)) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(path -> paths.put(IMAGES + "/" + path.getFileName(), path));
            } catch (IOException | java.io.UncheckedIOException e) {
                missing.add("the folder " + IMAGES + " (" + e.getMessage() + ")");
            }
        }
        return Found.onDisk(folder, paths, missing.isEmpty() ? "" : String.join(", ", missing) + " missing");
    }

    @Override
    public String wanted() {
        return TRAIN + ", " + TEST + " (columns " + String.join(",", COLUMNS) + ") and the pictures in the folder "
                + IMAGES;
    }

    /** A row as it stands in the file. */
    private record Line(String place, DataFile file, Region region, ImageIoDecoder.Header size, String label) {}

    @Override
    public SetContent read(Found found) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> sha256 = new TreeMap<>();
        List<String> known = names.get();
        List<Line> train = lines(found, TRAIN, known, warnings, sha256);
        List<Line> test = lines(found, TEST, known, warnings, sha256);
        List<String> classNames = known == null ? labels(train, test, found) : known;
        warnOfSharedPictures(train, test, warnings);
        Path images = Path.of(found.where()).resolve(IMAGES);
        return new SetContent.Pictures(
                classNames,
                examples(train, classNames),
                examples(test, classNames),
                new PictureBoxes(images, boxes(train), boxes(test)),
                sha256,
                warnings);
    }

    private static List<String> labels(List<Line> train, List<Line> test, Found found) {
        Set<String> labels = new TreeSet<>();
        train.forEach(line -> labels.add(line.label()));
        test.forEach(line -> labels.add(line.label()));
        return ClassNames.checked(List.copyOf(labels), found.where() + ", " + TRAIN + " and " + TEST);
    }

    private static void warnOfSharedPictures(List<Line> train, List<Line> test, List<String> warnings) {
        Set<String> shared = new TreeSet<>();
        test.forEach(line -> shared.add(line.file().name()));
        Set<String> trained = new HashSet<>();
        train.forEach(line -> trained.add(line.file().name()));
        shared.retainAll(trained);
        if (!shared.isEmpty()) {
            warnings.add(shared.size() + (shared.size() == 1 ? " picture is in both " : " pictures are in both ")
                    + TRAIN + " and " + TEST + ", such as " + shared.iterator().next() + ": test figures will flatter");
        }
    }

    private static List<PictureExample> examples(List<Line> lines, List<String> classNames) {
        return lines.stream()
                .map(line -> new PictureExample(
                        line.file(), line.region(), classNames.indexOf(line.label()), line.place(), line.size()))
                .toList();
    }

    private static List<PictureBoxes.Box> boxes(List<Line> lines) {
        return lines.stream()
                .map(line -> new PictureBoxes.Box(
                        line.file().name(),
                        line.region().left(),
                        line.region().top(),
                        line.region().right(),
                        line.region().bottom()))
                .toList();
    }

    private static List<Line> lines(
            Found found,
            String name,
            @Nullable List<String> labels,
            List<String> warnings,
            Map<String, String> sha256) {
        CsvFile csv = CsvFile.read(Objects.requireNonNull(found.files().get(name)));
        sha256.put(name, csv.sha256());
        csv.requireColumns(COLUMNS);
        List<Line> lines = new ArrayList<>();
        List<String> clipped = new ArrayList<>();
        csv.rows(schema(csv.header(), labels), (line, cells) -> lines.add(line(found, csv, line, cells, clipped)));
        if (!clipped.isEmpty()) {
            warnings.add(clipped.size() + (clipped.size() == 1 ? " box of " : " boxes of ") + name
                    + " reached at most " + MOST_CLIPPED
                    + " pixels past the picture's edge and were clipped, the first in "
                    + clipped.get(0));
        }
        return lines;
    }

    private static Schema schema(List<String> header, @Nullable List<String> labels) {
        Schema.Builder schema = new Schema.Builder();
        for (String column : header) {
            if (EDGES.contains(column)) {
                // DataVec's own check of the range; a box may begin before the edge and is then clipped or refused.
                schema.addColumnInteger(column, -LARGEST_SIDE, LARGEST_SIDE);
            } else if (column.equals(LABEL) && labels != null) {
                schema.addColumnCategorical(column, labels);
            } else {
                schema.addColumnString(column);
            }
        }
        return schema.build();
    }

    private static Line line(Found found, CsvFile csv, int line, List<Writable> cells, List<String> clipped) {
        ImageIoDecoder.Header size = size(csv, line, cell(csv, cells, SIZE));
        DataFile file = picture(found, csv, line, cell(csv, cells, FILE));
        int[] edges = EDGES.stream()
                .mapToInt(edge -> Integer.parseInt(cell(csv, cells, edge)))
                .toArray();
        if (edges[2] <= edges[0] || edges[3] <= edges[1]) {
            throw csv.problem(
                    line,
                    "the box is empty: columns " + edges[0] + " to " + edges[2] + ", rows " + edges[1] + " to "
                            + edges[3],
                    "xmax and ymax must be larger than xmin and ymin");
        }
        int outside =
                Math.max(Math.max(-edges[0], -edges[1]), Math.max(edges[2] - size.width(), edges[3] - size.height()));
        int left = Math.max(0, edges[0]);
        int top = Math.max(0, edges[1]);
        int right = Math.min(size.width(), edges[2]);
        int bottom = Math.min(size.height(), edges[3]);
        if (outside > MOST_CLIPPED || right <= left || bottom <= top) {
            throw csv.problem(
                    line,
                    "the box (columns " + edges[0] + " to " + edges[2] + ", rows " + edges[1] + " to " + edges[3]
                            + ") lies outside its picture of " + size.width() + "x" + size.height(),
                    "Mend the box, or raw_dimensions, which is WIDTHxHEIGHT");
        }
        if (outside > 0) {
            clipped.add("line " + line);
        }
        String label = cell(csv, cells, LABEL);
        if (label.isBlank()) {
            throw csv.problem(line, "the label is empty", "Write the class there");
        }
        return new Line(csv.place(line), file, new Region(left, top, right, bottom), size, label);
    }

    private static String cell(CsvFile csv, List<Writable> cells, String column) {
        return cells.get(csv.header().indexOf(column)).toString();
    }

    private static ImageIoDecoder.Header size(CsvFile csv, int line, String dimensions) {
        Matcher matcher = DIMENSIONS.matcher(dimensions);
        if (!matcher.matches()) {
            throw csv.problem(
                    line, SIZE + " is \"" + dimensions + "\", not a size such as 400x267", "Write WIDTHxHEIGHT");
        }
        return new ImageIoDecoder.Header(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
    }

    private static DataFile picture(Found found, CsvFile csv, int line, String name) {
        DataFile file = name.isBlank() ? null : found.files().get(IMAGES + "/" + name);
        if (file == null) {
            throw new BadDataException(
                    name.isBlank() ? "the file name is empty" : "there is no picture \"" + name + "\" in " + IMAGES,
                    csv.place(line),
                    "Put the picture into the folder " + IMAGES + ", or take the row out");
        }
        return file;
    }
}

package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures with boxes: train.csv and test.csv with a box in each row, and the pictures in the folder images. The box's left and
 * top edge are its first column and row, its right and bottom edge the ones after its last.
 *
 * @param names the labels in the order of the classes; without them, all labels of both files by alphabet
 */
record PicturesWithBoxes(ClassNames.Source names) implements SetReader {
    static final int LARGEST_SIDE = 1_000_000;

    /** Of folders below images. */
    private static final int DEPTH = 4;

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
            try (Stream<Path> files = Files.walk(images, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(path -> paths.put(
                                IMAGES + "/"
                                        + images.relativize(path).toString().replace('\\', '/'),
                                path));
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

    @Override
    public SetContent read(Found found) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> sha256 = new TreeMap<>();
        List<String> known = names.get();
        PictureLookup pictures = pictures(found);
        List<LabelledBox> train = boxes(found, TRAIN, known, pictures, warnings, sha256);
        List<LabelledBox> test = boxes(found, TEST, known, pictures, warnings, sha256);
        List<String> classNames =
                known == null ? LabelledBox.labels(train, test, found.where() + ", " + TRAIN + " and " + TEST) : known;
        Set<String> shared = LabelledBox.sharedPictures(train, test);
        if (!shared.isEmpty()) {
            warnings.add(shared.size() + (shared.size() == 1 ? " picture is in both " : " pictures are in both ")
                    + TRAIN + " and " + TEST + ", such as " + shared.iterator().next() + ": test figures will flatter");
        }
        Path images = Path.of(found.where()).resolve(IMAGES);
        return new SetContent.Pictures(
                classNames,
                LabelledBox.examples(train, classNames),
                LabelledBox.examples(test, classNames),
                new PictureBoxes(images, LabelledBox.boxes(train), LabelledBox.boxes(test)),
                sha256,
                warnings);
    }

    private static PictureLookup pictures(Found found) {
        Map<String, DataFile> files = new LinkedHashMap<>();
        found.files().forEach((name, file) -> {
            if (name.startsWith(IMAGES + "/")) {
                String below = name.substring(IMAGES.length() + 1);
                files.put(below, file.named(below));
            }
        });
        return new PictureLookup(IMAGES, files);
    }

    private static List<LabelledBox> boxes(
            Found found,
            String name,
            @Nullable List<String> labels,
            PictureLookup pictures,
            List<String> warnings,
            Map<String, String> sha256) {
        CsvFile csv = CsvFile.read(Objects.requireNonNull(found.files().get(name)), COLUMNS);
        sha256.put(name, csv.sha256());
        csv.requireColumns(COLUMNS);
        List<LabelledBox> boxes = new ArrayList<>();
        List<String> clipped = new ArrayList<>();
        csv.rows(schema(csv.header(), labels), (line, cells) -> boxes.add(box(csv, line, cells, pictures, clipped)));
        if (!clipped.isEmpty()) {
            warnings.add(LabelledBox.warnOfClipped(clipped, " of " + name, LabelledBox.MOST_CLIPPED));
        }
        return boxes;
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

    private static LabelledBox box(
            CsvFile csv, int line, List<Writable> cells, PictureLookup pictures, List<String> clipped) {
        ImageIoDecoder.Header size = size(csv, line, cell(csv, cells, SIZE));
        DataFile file = pictures.get(cell(csv, cells, FILE), csv.place(line));
        int[] edges = EDGES.stream()
                .mapToInt(edge -> Integer.parseInt(cell(csv, cells, edge)))
                .toArray();
        Region region = LabelledBox.clipped(
                edges,
                size,
                LabelledBox.MOST_CLIPPED,
                csv.place(line),
                "Fix the box, or raw_dimensions, which is WIDTHxHEIGHT");
        if (LabelledBox.past(edges, size) > 0) {
            clipped.add("line " + line);
        }
        String label = cell(csv, cells, LABEL);
        if (label.isEmpty()) {
            throw csv.problem(line, "the label is empty", "Write the class there");
        }
        return new LabelledBox(csv.place(line), file, region, size, label);
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
}

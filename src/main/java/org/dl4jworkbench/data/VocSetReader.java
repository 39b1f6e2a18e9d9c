package org.dl4jworkbench.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures with boxes whose annotations are in Pascal VOC's XML: one file for each picture in the folder annotations, and the pictures
 * in the folder images. There is one heap of pictures; {@link VocSplit} says which test.
 *
 * @param names the classes in their order; without them those of the options, else the labels by alphabet
 */
record VocSetReader(ClassNames.Source names, VocOptions options) implements SetReader {
    @Override
    public Found find(Path folder) {
        return VocFolder.find(folder);
    }

    @Override
    public String wanted() {
        return "the folders " + VocFolder.ANNOTATIONS + " (an .xml file for each picture) and " + VocFolder.IMAGES;
    }

    /** All labels of the files with the number of their boxes, the most frequent first. */
    static Map<String, Integer> labels(Found found) {
        Map<String, Integer> counts = new HashMap<>();
        for (VocAnnotation annotation : annotations(found).values()) {
            annotation.objects().forEach(object -> counts.merge(object.label(), 1, Integer::sum));
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The annotations by their names below the folder. */
    private static Map<String, VocAnnotation> annotations(Found found) {
        List<String> keys = found.files().keySet().stream()
                .filter(name -> name.startsWith(VocFolder.ANNOTATIONS + "/"))
                .toList();
        VocAnnotation[] read = new VocAnnotation[keys.size()];
        InParallel.forEach(
                read.length,
                i -> read[i] =
                        VocAnnotation.read(Objects.requireNonNull(found.files().get(keys.get(i)))));
        Map<String, VocAnnotation> annotations = new LinkedHashMap<>();
        for (int i = 0; i < read.length; i++) {
            annotations.put(keys.get(i), read[i]);
        }
        return annotations;
    }

    /** What is told of boxes that are not as they should be. */
    private static final class Tally {
        private final List<String> clipped = new ArrayList<>();
        private int mostClipped;
        private int rounded;
        private int without;
    }

    @Override
    public SetContent read(Found found) {
        Map<String, VocAnnotation> annotations = annotations(found);
        PictureLookup pictures = pictures(found);
        Tally tally = new Tally();
        List<LabelledBox> boxes = boxes(found, annotations, pictures, tally);
        if (boxes.isEmpty()) {
            throw new BadDataException("there is no object in any annotation", found.where(), "Mark boxes first");
        }
        List<String> classNames = classNames(boxes, found.where());
        Set<String> tested = VocSplit.test(boxes, options.testShare());
        List<LabelledBox> train = new ArrayList<>();
        List<LabelledBox> test = new ArrayList<>();
        boxes.forEach(box -> (tested.contains(box.file().name()) ? test : train).add(box));
        if (train.isEmpty() || test.isEmpty()) {
            throw new BadSpecException(
                    Numbers.plain(options.testShare()) + " of the pictures of each class leaves none to "
                            + (train.isEmpty() ? "train on" : "test"),
                    "voc.testPart",
                    "Use another share or more pictures");
        }
        Map<String, String> sha256 = new TreeMap<>();
        sha256.put("annotations (" + annotations.size() + " files)", digest(annotations));
        sha256.put("test part (" + tested.size() + " pictures, by name)", digest(tested));
        return new SetContent.Pictures(
                classNames,
                LabelledBox.examples(train, classNames),
                LabelledBox.examples(test, classNames),
                new PictureBoxes(imagesFolder(found), LabelledBox.boxes(train), LabelledBox.boxes(test)),
                sha256,
                warnings(tally, pictures.files().size() - annotations.size()));
    }

    private static List<String> warnings(Tally tally, int unannotated) {
        List<String> warnings = new ArrayList<>();
        if (!tally.clipped.isEmpty()) {
            warnings.add(LabelledBox.warnOfClipped(tally.clipped, "", tally.mostClipped));
        }
        if (tally.rounded > 0) {
            warnings.add(
                    tally.rounded + (tally.rounded == 1 ? " box was" : " boxes were") + " rounded to whole pixels");
        }
        if (tally.without + Math.max(0, unannotated) > 0) {
            warnings.add(tally.without + Math.max(0, unannotated) + " pictures without a box are not used");
        }
        return warnings;
    }

    private static PictureLookup pictures(Found found) {
        Map<String, DataFile> files = new LinkedHashMap<>();
        found.files().forEach((name, file) -> {
            if (name.startsWith(VocFolder.IMAGES + "/")) {
                String below = name.substring(VocFolder.IMAGES.length() + 1);
                files.put(below, file.named(below));
            }
        });
        return new PictureLookup(VocFolder.IMAGES, files);
    }

    private static Path imagesFolder(Found found) {
        Map.Entry<String, DataFile> first = found.files().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(VocFolder.IMAGES + "/"))
                .findFirst()
                .orElseThrow();
        Path folder = Path.of(first.getValue().location());
        for (int i = 1; i < first.getKey().split("/").length; i++) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    private List<LabelledBox> boxes(
            Found found, Map<String, VocAnnotation> annotations, PictureLookup pictures, Tally tally) {
        List<LabelledBox> boxes = new ArrayList<>();
        Map<String, String> annotatedBy = new HashMap<>();
        Map<String, List<DataFile>> byStem = new HashMap<>();
        pictures.files().values().forEach(file -> byStem.computeIfAbsent(
                        PictureLookup.stem(file.name()), stem -> new ArrayList<>())
                .add(file));
        annotations.forEach((key, annotation) -> {
            String location = Objects.requireNonNull(found.files().get(key)).location();
            if (annotation.objects().isEmpty()) {
                tally.without++;
                return;
            }
            DataFile picture = picture(annotation, key, location, pictures, byStem);
            String other = annotatedBy.put(picture.name(), location);
            if (other != null) {
                throw new BadDataException(
                        "is of the same picture as " + other + ", " + picture.name(),
                        location,
                        "Keep one of them, or correct the filename in it");
            }
            ImageIoDecoder.Header stated = annotation.size();
            ImageIoDecoder.Header size = stated != null
                    ? stated
                    : ImageIoDecoder.head(PictureLoading.bytes(picture), picture.location())
                            .size();
            annotation.objects().forEach(object -> boxes.add(box(object, picture, size, annotations, tally)));
        });
        return boxes;
    }

    /** By the filename; where there is none of that name, as after a conversion, by the annotation's own. */
    private static DataFile picture(
            VocAnnotation annotation,
            String key,
            String location,
            PictureLookup pictures,
            Map<String, List<DataFile>> byStem) {
        String stem = PictureLookup.stem(key.substring(VocFolder.ANNOTATIONS.length() + 1));
        List<DataFile> alike = byStem.getOrDefault(stem, List.of());
        return !pictures.has(annotation.fileName()) && alike.size() == 1
                ? alike.get(0)
                : pictures.get(annotation.fileName(), location);
    }

    private LabelledBox box(
            VocAnnotation.Thing object,
            DataFile picture,
            ImageIoDecoder.Header size,
            Map<String, VocAnnotation> annotations,
            Tally tally) {
        int[] edges = new int[4];
        boolean rounded = false;
        for (int i = 0; i < edges.length; i++) {
            double edge = object.edges()[i] - (i < 2 ? options.firstPixel() : 0);
            edges[i] = (int) Math.round(edge);
            rounded |= edges[i] != edge;
        }
        tally.rounded += rounded ? 1 : 0;
        int past = LabelledBox.past(edges, size);
        if (past > 0) {
            tally.clipped.add(object.place());
            tally.mostClipped = Math.max(tally.mostClipped, past);
        }
        // Published sets have boxes of faces that the edge of the picture cuts: half of the box must be inside.
        int most = Math.max(LabelledBox.MOST_CLIPPED, Math.min(edges[2] - edges[0], edges[3] - edges[1]) / 2);
        return new LabelledBox(
                object.place(),
                picture,
                LabelledBox.clipped(edges, size, most, object.place(), "Fix the box, or the size in the file"),
                size,
                label(object, annotations));
    }

    private String label(VocAnnotation.Thing object, Map<String, VocAnnotation> annotations) {
        Map<String, String> classes = options.classes();
        String label = classes == null ? object.label() : classes.get(object.label());
        if (label == null) {
            Set<String> labels = new TreeSet<>();
            annotations.values().forEach(each -> each.objects().forEach(thing -> labels.add(thing.label())));
            throw new BadDataException(
                    "the label " + object.label() + " has no class in voc.classes; the labels of the files are "
                            + NearMiss.list(labels),
                    object.place(),
                    "Give it a class"
                            + NearMiss.question(
                                    object.label(),
                                    Objects.requireNonNull(classes).keySet()));
        }
        return label;
    }

    private List<String> classNames(List<LabelledBox> boxes, String where) {
        Map<String, String> classes = options.classes();
        List<String> fromFiles = classes == null
                ? LabelledBox.labels(boxes, List.of(), where)
                : ClassNames.checked(classes.values().stream().distinct().toList(), "voc.classes");
        @Nullable List<String> known = names.get();
        if (known == null) {
            return fromFiles;
        }
        for (LabelledBox box : boxes) {
            if (!known.contains(box.label())) {
                throw new BadDataException(
                        "the label " + box.label() + " is none of the classes " + NearMiss.list(known)
                                + "; the labels are " + NearMiss.list(fromFiles),
                        box.place(),
                        "Name it in classNames, or give it a class in voc.classes"
                                + NearMiss.question(box.label(), known));
            }
        }
        return known;
    }

    private static String digest(Map<String, VocAnnotation> annotations) {
        MessageDigest digest = PictureLoading.sha256();
        new TreeMap<>(annotations).forEach((name, annotation) -> {
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(annotation.sha256());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digest(Set<String> names) {
        String lines = String.join("\n", new TreeSet<>(names));
        return HexFormat.of().formatHex(PictureLoading.sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
    }
}

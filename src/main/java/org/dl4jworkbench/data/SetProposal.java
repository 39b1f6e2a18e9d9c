package org.dl4jworkbench.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadSpecException;

/**
 * What the files of a set that is being described suggest, before it is read whole.
 *
 * @param labels of annotations in Pascal VOC's XML: each label with the number of its boxes, the most frequent first; else empty
 * @param firstLabel of IDX files: 1 where the labels begin with it, as EMNIST's letters do
 * @param transposed of IDX files: whether they are called EMNIST's, whose pictures lie on their side; only looking at them can tell
 * @param classNames that go with the labels, such as the letters; empty for none
 */
public record SetProposal(Map<String, Integer> labels, int firstLabel, boolean transposed, List<String> classNames) {
    private static final int LETTERS = 26;
    private static final Map<String, String> FACE_MASKS =
            Map.of("with_mask", "good", "without_mask", "bad", "mask_weared_incorrect", "none");

    public SetProposal {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        classNames = List.copyOf(classNames);
    }

    /** Nothing is suggested. */
    public static final SetProposal NONE = new SetProposal(Map.of(), 0, false, List.of());

    /** Reads the labels; may take seconds. {@link #NONE} where there are no such files yet. */
    public static SetProposal of(DatasetFormat format, String path) {
        Path folder;
        try {
            folder = Path.of(path.strip());
        } catch (InvalidPathException e) {
            throw new BadSpecException("\"" + path + "\" is not a path", "path", "Correct the path", e);
        }
        return switch (format) {
            case VOC -> {
                Found found = VocFolder.find(folder);
                yield found.whole() ? new SetProposal(VocSetReader.labels(found), 0, false, List.of()) : NONE;
            }
            case IDX -> {
                Found found = IdxFiles.find(folder, true);
                yield found.whole() ? ofIdx(found) : NONE;
            }
            default -> NONE;
        };
    }

    private static SetProposal ofIdx(Found found) {
        DataFile file = Objects.requireNonNull(found.files().get(IdxSetReader.TRAIN_LABELS));
        byte[] labels = IdxReader.readLabels(file, ClassNames.MOST).labels();
        int least = IntStream.range(0, labels.length)
                .map(i -> labels[i] & 0xFF)
                .min()
                .orElse(0);
        int most = IntStream.range(0, labels.length)
                .map(i -> labels[i] & 0xFF)
                .max()
                .orElse(0);
        int first = least == 1 ? 1 : 0;
        boolean emnist = found.files().values().stream()
                .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).contains("emnist"));
        List<String> letters = emnist && first == 1 && most == LETTERS
                ? IntStream.range(0, LETTERS)
                        .mapToObj(i -> String.valueOf((char) ('A' + i)))
                        .toList()
                : List.of();
        return new SetProposal(Map.of(), first, emnist, letters);
    }

    /** The class that a label is proposed for: itself, but for those of the published set of faces with masks. */
    public static String classOf(String label) {
        return FACE_MASKS.getOrDefault(label, label);
    }
}

package org.dl4jworkbench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.data.PictureDecoder.Picture;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.data.SetContent.PictureExample;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PreprocessingStep;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the pictures of a set, cuts out its examples and brings them to one size, on all cores. Pictures are turned as their EXIF says, and so are
 * boxes that were drawn on the picture as stored, which its stated size tells.
 */
final class PictureLoading {
    private static final int RGB = 3;
    private static final long LARGEST_FILE = 256L << 20;

    private final PictureDecoder decoder;
    private final String title;
    private final List<DataFile> files = new ArrayList<>();
    private final List<List<Integer>> examplesOf = new ArrayList<>();
    private final List<PictureExample> examples;
    private final int trainCount;
    private final @Nullable PictureBoxes boxes;
    private final DrawnBoxes drawn;
    private final boolean[] oneOfSeveral;

    PictureLoading(PictureDecoder decoder, String title, SetContent.Pictures content) {
        this.decoder = decoder;
        this.title = title;
        examples = new ArrayList<>(content.train());
        examples.addAll(content.test());
        trainCount = content.train().size();
        boxes = content.boxes();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            DataFile file = examples.get(i).file();
            int place = places.computeIfAbsent(file.location(), location -> {
                files.add(file);
                examplesOf.add(new ArrayList<>());
                return files.size() - 1;
            });
            examplesOf.get(place).add(i);
        }
        drawn = new DrawnBoxes(examples);
        oneOfSeveral = new boolean[files.size()];
    }

    /**
     * What came out.
     *
     * @param boxes where the examples lie in the turned pictures, or null
     * @param warnings what the user should know of the pictures
     */
    record Result(
            LabelledImages train,
            LabelledImages test,
            @Nullable PictureBoxes boxes,
            boolean sizesDiffer,
            String sha256,
            Duplicates duplicates,
            List<String> warnings) {}

    /**
     * Loads all examples.
     *
     * @param nominalSide the size to take where sizes differ and no resize says one, or null to refuse that
     * @param grey whether one channel is kept where all pictures are grey
     */
    Result load(PictureSteps steps, @Nullable Integer nominalSide, boolean grey) {
        PictureSteps sized = steps;
        boolean differ = false;
        if (steps.resize() == null) {
            Region[] regions = regions(steps);
            Region first = regions[0];
            for (Region region : regions) {
                if (region.height() != first.height() || region.width() != first.width()) {
                    if (nominalSide == null) {
                        throw sizesDiffer(first, region);
                    }
                    differ = true;
                }
            }
            sized = differ && nominalSide != null
                    ? steps.withResize(nominalSide, nominalSide)
                    : steps.withResize(first.height(), first.width());
        }
        return decode(sized, Objects.requireNonNull(sized.resize()), differ, grey);
    }

    private BadSpecException sizesDiffer(Region first, Region other) {
        return new BadSpecException(
                "the pictures of " + title + " differ in size, such as " + first.height() + "×" + first.width()
                        + " and " + other.height() + "×" + other.width() + ", but a network sees one size",
                "data.preprocessing",
                "Add the step resize, such as {type: resize, height: 80, width: 80}");
    }

    private Region[] regions(PictureSteps steps) {
        Region[] regions = new Region[examples.size()];
        InParallel.forEach(files.size(), index -> {
            DataFile file = files.get(index);
            ImageIoDecoder.Head head = ImageIoDecoder.head(bytes(file), file.location());
            for (int example : examplesOf.get(index)) {
                Region box = drawn.place(example, head.size(), head.orientation());
                regions[example] =
                        steps.region(box, head.size().height(), head.size().width());
            }
        });
        return regions;
    }

    private Result decode(PictureSteps steps, PreprocessingStep.Resize size, boolean differ, boolean grey) {
        int pictureSize = size.height() * size.width() * RGB;
        int trainBytes = ArrayLimit.bytes(trainCount, size.height(), size.width(), RGB);
        int testBytes = ArrayLimit.bytes(examples.size() - trainCount, size.height(), size.width(), RGB);
        byte[] train = new byte[trainBytes];
        byte[] test = new byte[testBytes];
        byte[] labels = new byte[trainCount];
        byte[] testLabels = new byte[examples.size() - trainCount];
        long[] sizes = new long[examples.size()];
        String[] digests = new String[files.size()];
        boolean[] coloured = new boolean[files.size()];
        InParallel.forEach(files.size(), index -> {
            DataFile file = files.get(index);
            byte[] content = bytes(file);
            digests[index] = HexFormat.of().formatHex(sha256().digest(content));
            try (Picture picture = decoder.decode(content, file.location())) {
                oneOfSeveral[index] = picture.oneOfSeveral();
                for (int example : examplesOf.get(index)) {
                    Region box = drawn.place(
                            example,
                            new ImageIoDecoder.Header(picture.height(), picture.width()),
                            picture.orientation());
                    Region region = steps.region(box, picture.height(), picture.width());
                    byte[] pixels = picture.cut(region, size.height(), size.width());
                    sizes[example] = (long) region.height() << Integer.SIZE | region.width();
                    coloured[index] |= grey && !isGrey(pixels);
                    boolean training = example < trainCount;
                    int at = training ? example : example - trainCount;
                    System.arraycopy(pixels, 0, training ? train : test, at * pictureSize, pictureSize);
                    (training ? labels : testLabels)[at] =
                            (byte) examples.get(example).label();
                }
            }
        });
        boolean keepOne = grey;
        for (boolean any : coloured) {
            keepOne &= !any;
        }
        LabelledImages trained = images(size, train, labels, keepOne);
        LabelledImages tested = images(size, test, testLabels, keepOne);
        return new Result(
                steps.applyRest(trained),
                steps.applyRest(tested),
                boxes == null ? null : drawn.of(boxes),
                differ,
                digestOfAll(digests),
                Duplicates.of(
                        trained,
                        Arrays.copyOf(sizes, trainCount),
                        tested,
                        Arrays.copyOfRange(sizes, trainCount, sizes.length),
                        new Duplicates.Names(this::name, example -> name(trainCount + example))),
                warnings());
    }

    private String name(int example) {
        PictureExample named = examples.get(example);
        Region region = named.region();
        return named.file().name()
                + (region == null ? "" : " (box at column " + region.left() + ", row " + region.top() + ")");
    }

    private static LabelledImages images(PreprocessingStep.Resize size, byte[] pixels, byte[] labels, boolean grey) {
        if (!grey) {
            return new LabelledImages(size.height(), size.width(), RGB, pixels, labels);
        }
        byte[] light = new byte[pixels.length / RGB];
        for (int i = 0; i < light.length; i++) {
            light[i] = pixels[i * RGB];
        }
        return new LabelledImages(size.height(), size.width(), 1, light, labels);
    }

    private static boolean isGrey(byte[] pixels) {
        for (int i = 0; i < pixels.length; i += RGB) {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
                return false;
            }
        }
        return true;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(drawn.warnings());
        int count = 0;
        String first = "";
        for (int i = 0; i < oneOfSeveral.length; i++) {
            if (oneOfSeveral[i]) {
                first = count == 0 ? files.get(i).name() : first;
                count++;
            }
        }
        if (count > 0) {
            warnings.add((count == 1 ? "1 file holds" : count + " files hold")
                    + " several pictures (an animation or pages), of which the first is used, such as " + first);
        }
        return warnings;
    }

    /** Of the list that {@code sha256sum} writes of the files in the order of their names. */
    private String digestOfAll(String[] digests) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < digests.length; i++) {
            lines.add(files.get(i).name() + " " + digests[i]);
        }
        MessageDigest all = sha256();
        lines.stream().sorted().forEach(line -> all.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(all.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    int fileCount() {
        return files.size();
    }

    static byte[] bytes(DataFile file) {
        try (InputStream in = file.content().open()) {
            long size = file.content().size();
            if (size > LARGEST_FILE) {
                throw new BadDataException(
                        "is " + Numbers.bytes(size) + " large, more than a picture of a data set can be",
                        file.location(),
                        "Take it out, or put the picture there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw Found.unreadable(file.location(), e);
        }
    }
}

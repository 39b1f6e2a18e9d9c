package org.dl4jworkbench.data.generate;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.dl4jworkbench.data.SplitMix64;
import org.dl4jworkbench.data.generate.Person.Mask;

/**
 * The stand-in for the pictures with masks: {@code images/}, {@code train.csv} and {@code test.csv}, a line per face. The three
 * labels are as unbalanced as in the real pictures: 79.4 % good, 3 % none, 17.6 % bad.
 */
final class GeneratedStreets {
    /** In the order of the labels. */
    static final List<String> CLASS_NAMES = List.of("good", "none", "bad");

    private static final long SEED = 20211124;
    private static final int MOST_FACES = 9;
    private static final float JPEG_QUALITY = 0.88f;

    private GeneratedStreets() {}

    static void writeFiles(Path folder) throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        ImageWriter jpeg = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            writeSplit(folder, images, jpeg, "train", 0, 160, new int[] {556, 21, 123});
            writeSplit(folder, images, jpeg, "test", 160, 40, new int[] {135, 5, 30});
        } finally {
            jpeg.dispose();
        }
        Files.writeString(folder.resolve("README.txt"), """
                Generated, not photographed: 160 training and 40 test pictures of people in streets and halls, 700 and 170
                faces, with and without masks, a line per face in train.csv and test.csv. Labels: good = mask over nose and
                mouth, none = mask worn wrongly, bad = no mask; 79.4 %, 3 % and 17.6 % of the training faces, as unbalanced as
                the real sets. Nobody in them exists, and accuracies on this set say nothing about a real one.
                """);
    }

    private static void writeSplit(
            Path folder, Path images, ImageWriter jpeg, String name, int first, int pictures, int[] counts)
            throws IOException {
        SplitMix64 random = SplitMix64.stream(SEED, 1_000_000 + first);
        List<Mask> masks = masks(random, counts);
        int[] faces = shared(random, masks.size(), pictures);
        StringBuilder csv = new StringBuilder("filename,raw_dimensions,xmin,ymin,xmax,ymax,label\n");
        int used = 0;
        for (int i = 0; i < pictures; i++) {
            List<Mask> here = masks.subList(used, used + faces[i]);
            used += faces[i];
            StreetScene scene = new StreetScene(SplitMix64.stream(SEED, first + i), here);
            String file = String.format(Locale.ROOT, "street%03d.jpg", first + i + 1);
            Painting painting = scene.painting();
            write(jpeg, images.resolve(file), painting);
            for (StreetScene.Face face : scene.faces()) {
                csv.append(file)
                        .append(',')
                        .append(painting.width())
                        .append('x')
                        .append(painting.height())
                        .append(',')
                        .append(face.left())
                        .append(',')
                        .append(face.top())
                        .append(',')
                        .append(face.right())
                        .append(',')
                        .append(face.bottom())
                        .append(',')
                        .append(CLASS_NAMES.get(face.mask().ordinal()))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve(name + ".csv"), csv);
    }

    private static List<Mask> masks(SplitMix64 random, int[] counts) {
        List<Mask> ordered = new ArrayList<>();
        for (Mask mask : Mask.values()) {
            ordered.addAll(Collections.nCopies(counts[mask.ordinal()], mask));
        }
        int[] order = new int[ordered.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        random.shuffle(order);
        List<Mask> shuffled = new ArrayList<>();
        for (int index : order) {
            shuffled.add(ordered.get(index));
        }
        return shuffled;
    }

    /** How many faces each picture gets: at least one, some many. */
    private static int[] shared(SplitMix64 random, int faces, int pictures) {
        int[] counts = new int[pictures];
        Arrays.fill(counts, 1);
        for (int left = faces - pictures; left > 0; ) {
            // The smaller of two: some pictures are crowded and some are not.
            int picture = Math.min(random.nextInt(pictures), random.nextInt(pictures));
            if (counts[picture] < MOST_FACES) {
                counts[picture]++;
                left--;
            }
        }
        random.shuffle(counts);
        return counts;
    }

    private static void write(ImageWriter jpeg, Path file, Painting painting) throws IOException {
        BufferedImage image = new BufferedImage(painting.width(), painting.height(), BufferedImage.TYPE_INT_RGB);
        painting.copyRgb(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
        ImageWriteParam parameters = jpeg.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            jpeg.setOutput(out);
            jpeg.write(null, new IIOImage(image, null, null), parameters);
        }
    }
}

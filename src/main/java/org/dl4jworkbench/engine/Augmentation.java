package org.dl4jworkbench.engine;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.FlipImageTransform;
import org.datavec.image.transform.ImageTransform;
import org.datavec.image.transform.RotateImageTransform;
import org.datavec.image.transform.WarpImageTransform;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.SplitMix64;
import org.dl4jworkbench.model.PreprocessingStep.Augment;
import org.jspecify.annotations.Nullable;

/**
 * Changes training pictures at random with datavec-data-image's transforms. What happens to a picture depends on the run's seed,
 * the epoch and the picture's place in the epoch's order, so that a resumed training sees what it would have seen. Used by one
 * thread.
 */
final class Augmentation {
    /** Apart from the streams of the split and of the order. */
    private static final long OTHER_SEED = 0x6175676D656E74L;

    private static final int BYTES = 256;

    private final Augment settings;
    private final long seed;
    private final LabelledImages images;
    private final byte[] pixels;

    Augmentation(Augment settings, long seed, LabelledImages images) {
        this.settings = settings;
        this.seed = seed;
        this.images = images;
        this.pixels = new byte[images.pictureSize()];
    }

    /**
     * A changed picture.
     *
     * @param epoch counted from 1
     * @param place in the order of the epoch, from 0
     * @return unsigned bytes as in {@link LabelledImages}; overwritten by the next call
     */
    byte[] changed(int example, int epoch, int place) {
        SplitMix64 random = SplitMix64.stream(seed ^ OTHER_SEED, ((long) epoch << Integer.SIZE) + place);
        // Always as many draws, so that one setting does not change what another one does.
        boolean flip = random.nextInt(2) == 1 && settings.flip();
        float right = (float) (within(random, settings.shift()) * images.width());
        float down = (float) (within(random, settings.shift()) * images.height());
        float angle = (float) within(random, settings.rotate());
        double brightness = 1 + within(random, settings.brightness());
        System.arraycopy(images.pixels(), images.offset(example), pixels, 0, pixels.length);
        try (PointerScope scope = new PointerScope()) {
            @Nullable ImageWritable image = null;
            if (flip) {
                image = apply(new FlipImageTransform(1), image);
            }
            if (right != 0 || down != 0) {
                WarpImageTransform shift =
                        new WarpImageTransform(null, right, down, right, down, right, down, right, down);
                image = apply(shift.borderMode(opencv_core.BORDER_REPLICATE), image);
            }
            if (angle != 0) {
                RotateImageTransform rotation = new RotateImageTransform(null, 0, 0, angle, 0);
                image = apply(rotation.borderMode(opencv_core.BORDER_REPLICATE), image);
            }
            if (image != null) {
                try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
                    converter.convert(image.getFrame()).data().get(pixels);
                }
            }
        }
        if (brightness != 1) {
            brighten(brightness);
        }
        return pixels;
    }

    private static double within(SplitMix64 random, double most) {
        return random.uniform(-most, most);
    }

    private ImageWritable apply(ImageTransform transform, @Nullable ImageWritable image) {
        return transform.transform(image == null ? original() : image);
    }

    private ImageWritable original() {
        Mat mat = new Mat(
                images.height(), images.width(), opencv_core.CV_8UC(images.channels()), new BytePointer(pixels));
        return new ImageWritable(new OpenCVFrameConverter.ToMat().convert(mat));
    }

    private void brighten(double factor) {
        byte[] brighter = new byte[BYTES];
        for (int value = 0; value < BYTES; value++) {
            brighter[value] = (byte) Math.min(BYTES - 1, Math.round(value * factor));
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = brighter[pixels[i] & 0xFF];
        }
    }
}

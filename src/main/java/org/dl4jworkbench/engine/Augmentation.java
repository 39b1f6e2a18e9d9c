package org.dl4jworkbench.engine;

import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.SplitMix64;
import org.dl4jworkbench.model.PreprocessingStep.Augment;

/**
 * Changes training pictures at random. What happens to a picture depends on the run's seed, the epoch and the picture's place in the epoch's order, so
 * that a resumed training sees what it would have seen. Used by one thread.
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
        double right = within(random, settings.shift()) * images.width();
        double down = within(random, settings.shift()) * images.height();
        double angle = within(random, settings.rotate());
        double brightness = 1 + within(random, settings.brightness());
        if (flip || right != 0 || down != 0 || angle != 0) {
            new Movement(flip, right, down, angle).apply(images, example, pixels);
        } else {
            System.arraycopy(images.pixels(), images.offset(example), pixels, 0, pixels.length);
        }
        if (brightness != 1) {
            brighten(brightness);
        }
        return pixels;
    }

    private static double within(SplitMix64 random, double most) {
        return random.uniform(-most, most);
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

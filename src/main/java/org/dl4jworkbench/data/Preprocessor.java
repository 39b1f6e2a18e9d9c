package org.dl4jworkbench.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Shape;

/**
 * The steps on values: from an example in memory to the numbers the network sees. Grey, scale and standardise together are at
 * most a weighted sum of the channels and then an affine map for each channel, so they are done in one go. What standardise
 * needs is fitted on the training split and on nothing else.
 */
public final class Preprocessor {
    private static final double[] GREY = {0.299, 0.587, 0.114};
    private static final int BYTES = 256;

    private final Shape output;
    private final int size;
    private final boolean grey;
    private final double[] factors;
    private final double[] offsets;
    private final double[] means;
    private final double[] deviations;
    private final float[][] byByte;

    private Preprocessor(
            Shape output, boolean grey, double[] factors, double[] offsets, double[] means, double[] deviations) {
        this.output = output;
        this.size = Math.toIntExact(output.size());
        this.grey = grey;
        this.factors = factors;
        this.offsets = offsets;
        this.means = means;
        this.deviations = deviations;
        this.byByte = new float[factors.length][BYTES];
        for (int channel = 0; channel < factors.length; channel++) {
            for (int value = 0; value < BYTES; value++) {
                byByte[channel][value] = (float) (value * factors[channel] + offsets[channel]);
            }
        }
    }

    /**
     * Prepares the steps.
     *
     * @param steps those on values; steps on pictures are passed over, they are done when a data set is loaded or a minibatch
     *     is gathered
     * @param examples the training file, with the steps on pictures done
     * @param train the training split, the only examples that are looked at
     */
    public static Preprocessor fit(List<PreprocessingStep> steps, Examples examples, int[] train) {
        boolean grey = has(steps, PreprocessingStep.Grey.class);
        Shape raw = shape(examples);
        List<PreprocessingStep> onValues =
                steps.stream().filter(step -> !step.onPictures()).toList();
        PreprocessingSummary summary = PreprocessingSummary.of(raw, onValues);
        summary.requireFit();
        int channels = channels(summary.output());
        double[] factors = new double[channels];
        Arrays.fill(factors, has(steps, PreprocessingStep.Scale.class) ? 1 / 255.0 : 1);
        double[] offsets = new double[channels];
        double[] means = new double[0];
        double[] deviations = new double[0];
        if (has(steps, PreprocessingStep.Standardise.class)) {
            Preprocessor before = new Preprocessor(summary.output(), grey, factors, offsets, means, deviations);
            means = before.means(examples, train);
            deviations = before.deviations(examples, train, means);
            for (int channel = 0; channel < channels; channel++) {
                factors[channel] /= deviations[channel];
                offsets[channel] = -means[channel] / deviations[channel];
            }
        }
        return new Preprocessor(summary.output(), grey, factors, offsets, means, deviations);
    }

    private static boolean has(List<PreprocessingStep> steps, Class<? extends PreprocessingStep> type) {
        return steps.stream().anyMatch(type::isInstance);
    }

    private static Shape shape(Examples examples) {
        if (examples instanceof LabelledImages images) {
            return Shape.picture(images.height(), images.width(), images.channels());
        }
        return Shape.vector(((NumberTable) examples).inputNames().size());
    }

    /** Channels of a picture, columns of numbers. */
    private static int channels(Shape shape) {
        return shape.dimensions().get(shape.dimensions().size() - 1);
    }

    private double[] means(Examples examples, int[] indices) {
        double[] sums = new double[factors.length];
        float[] values = new float[size()];
        int perChannel = size() / factors.length;
        for (int index : indices) {
            apply(examples, index, values, 0);
            for (int i = 0; i < values.length; i++) {
                sums[i / perChannel] += values[i];
            }
        }
        return Arrays.stream(sums)
                .map(sum -> sum / ((double) indices.length * perChannel))
                .toArray();
    }

    private double[] deviations(Examples examples, int[] indices, double[] centre) {
        double[] squares = new double[factors.length];
        float[] values = new float[size()];
        int perChannel = size() / factors.length;
        for (int index : indices) {
            apply(examples, index, values, 0);
            for (int i = 0; i < values.length; i++) {
                double difference = values[i] - centre[i / perChannel];
                squares[i / perChannel] += difference * difference;
            }
        }
        double[] result = Arrays.stream(squares)
                .map(sum -> Math.sqrt(sum / ((double) indices.length * perChannel)))
                .toArray();
        for (int channel = 0; channel < result.length; channel++) {
            if (!(result[channel] > 0)) {
                throw new BadDataException(
                        "all training examples have the same value in channel " + (channel + 1)
                                + ": there is no standard deviation to divide by",
                        "data.preprocessing",
                        "Take standardise out, or look at the data");
            }
        }
        return result;
    }

    /** What every byte of a grey picture is multiplied by, where that is all that is done to it; empty elsewhere. */
    public OptionalDouble byteFactor() {
        boolean onlyScales = !grey && factors.length == 1 && offsets[0] == 0;
        return onlyScales ? OptionalDouble.of(factors[0]) : OptionalDouble.empty();
    }

    /** The shape of what {@link #apply} writes. */
    public Shape output() {
        return output;
    }

    /** The number of values that {@link #apply} writes. */
    public int size() {
        return size;
    }

    /** Mean of each channel over the training split, after the steps before standardise; empty without standardise. */
    public double[] means() {
        return means.clone();
    }

    /** Standard deviation (divided by n) of each channel, as {@link #means}. */
    public double[] deviations() {
        return deviations.clone();
    }

    /**
     * Writes what the network sees of an example.
     *
     * @param into gets {@link #size} values from {@code at} on; a picture channel after channel, each row after row
     */
    public void apply(Examples examples, int index, float[] into, int at) {
        if (examples instanceof LabelledImages images) {
            apply(images.pixels(), images.offset(index), into, at);
        } else {
            NumberTable table = (NumberTable) examples;
            for (int column = 0; column < factors.length; column++) {
                into[at + column] = (float) (table.input(index, column) * factors[column] + offsets[column]);
            }
        }
    }

    /**
     * Writes what the network sees of a picture.
     *
     * @param pixels unsigned bytes, row after row, the channels of a pixel together, from {@code offset} on
     */
    public void apply(byte[] pixels, int offset, float[] into, int at) {
        int perChannel = size / factors.length;
        if (grey) {
            weighChannels(pixels, offset, into, at, perChannel);
        } else if (factors.length == 1) {
            float[] table = byByte[0];
            for (int pixel = 0; pixel < perChannel; pixel++) {
                into[at + pixel] = table[pixels[offset + pixel] & 0xFF];
            }
        } else if (factors.length == GREY.length) {
            separateColours(pixels, offset, into, at, perChannel);
        } else {
            int channels = factors.length;
            for (int i = 0; i < size; i++) {
                int channel = i % channels;
                into[at + channel * perChannel + i / channels] = byByte[channel][pixels[offset + i] & 0xFF];
            }
        }
    }

    private void weighChannels(byte[] pixels, int offset, float[] into, int at, int perChannel) {
        double factor = factors[0];
        double summand = offsets[0];
        for (int pixel = 0, from = offset; pixel < perChannel; pixel++, from += GREY.length) {
            double light = GREY[0] * (pixels[from] & 0xFF)
                    + GREY[1] * (pixels[from + 1] & 0xFF)
                    + GREY[2] * (pixels[from + 2] & 0xFF);
            into[at + pixel] = (float) (light * factor + summand);
        }
    }

    /** Three plain loops' work in one: a loop over channels within the loop over pixels takes three times as long. */
    private void separateColours(byte[] pixels, int offset, float[] into, int at, int perChannel) {
        float[] red = byByte[0];
        float[] green = byByte[1];
        float[] blue = byByte[2];
        int second = at + perChannel;
        int third = second + perChannel;
        for (int pixel = 0, from = offset; pixel < perChannel; pixel++, from += GREY.length) {
            into[at + pixel] = red[pixels[from] & 0xFF];
            into[second + pixel] = green[pixels[from + 1] & 0xFF];
            into[third + pixel] = blue[pixels[from + 2] & 0xFF];
        }
    }
}

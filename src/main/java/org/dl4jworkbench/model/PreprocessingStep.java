package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One step from what a file holds to what the network sees. Steps on the picture come first ({@link Crop}, {@link Resize},
 * {@link Augment}), then those on its values ({@link Grey}, {@link Scale}, {@link Standardise}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PreprocessingStep.Crop.class, name = "crop"),
    @JsonSubTypes.Type(value = PreprocessingStep.Resize.class, name = "resize"),
    @JsonSubTypes.Type(value = PreprocessingStep.Augment.class, name = "augment"),
    @JsonSubTypes.Type(value = PreprocessingStep.Grey.class, name = "grey"),
    @JsonSubTypes.Type(value = PreprocessingStep.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = PreprocessingStep.Standardise.class, name = "standardise")
})
public sealed interface PreprocessingStep {
    /** The step's name on the screen. */
    @JsonIgnore
    String label();

    /** What the user set, in one line. */
    @JsonIgnore
    String settings();

    /** Whether the step works on whole pictures of bytes rather than on single values. */
    @JsonIgnore
    default boolean onPictures() {
        return false;
    }

    /**
     * Keeps the middle of the picture; of a picture with boxes, each box grown or shrunk about its middle (and cut at the
     * picture's edge).
     *
     * @param fraction of each side, above 0; above 1 only where there are boxes
     */
    record Crop(double fraction) implements PreprocessingStep {
        public Crop {
            if (!(fraction > 0 && fraction <= 4)) {
                throw new BadSpecException(
                        "must be above 0 and at most 4, not " + Numbers.plain(fraction), "fraction", "1 keeps all");
            }
        }

        @Override
        public String label() {
            return "Crop";
        }

        @Override
        public String settings() {
            return Numbers.plain(fraction) + " of each side";
        }

        @Override
        public boolean onPictures() {
            return true;
        }
    }

    /** Brings every picture to one size, whatever its own proportions. */
    record Resize(int height, int width) implements PreprocessingStep {
        public Resize {
            if (height < 1 || width < 1 || height > 1024 || width > 1024) {
                throw new BadSpecException(
                        "height and width must be from 1 to 1024, not " + height + " and " + width, "resize", "");
            }
        }

        @Override
        public String label() {
            return "Resize";
        }

        @Override
        public String settings() {
            return height + "×" + width;
        }

        @Override
        public boolean onPictures() {
            return true;
        }
    }

    /**
     * Changes training pictures at random, anew in each epoch; validation and test pictures stay as they are.
     *
     * @param flip whether half of them are mirrored left to right
     * @param shift the largest shift in each direction, as a part of the side, 0 to 0.5
     * @param rotate the largest angle to either side, in degrees, 0 to 180
     * @param brightness the largest relative change of brightness, 0 to 1
     */
    record Augment(boolean flip, double shift, double rotate, double brightness) implements PreprocessingStep {
        public Augment {
            require(shift, 0.5, "shift");
            require(rotate, 180, "rotate");
            require(brightness, 1, "brightness");
        }

        private static void require(double value, double most, String field) {
            if (!(value >= 0 && value <= most)) {
                throw new BadSpecException(
                        "must be from 0 to " + Numbers.plain(most) + ", not " + Numbers.plain(value), field, "");
            }
        }

        @Override
        public String label() {
            return "Augment";
        }

        @Override
        public String settings() {
            return (flip ? "flip · " : "") + "shift " + Numbers.plain(shift) + " · rotate " + Numbers.plain(rotate)
                    + "° · brightness " + Numbers.plain(brightness);
        }

        @Override
        public boolean onPictures() {
            return true;
        }
    }

    /** One channel of three: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
    record Grey() implements PreprocessingStep {
        @Override
        public String label() {
            return "Grey";
        }

        @Override
        public String settings() {
            return "0.299 R + 0.587 G + 0.114 B";
        }
    }

    /** Divides bytes by 255, so that values lie from 0 to 1. */
    record Scale() implements PreprocessingStep {
        @Override
        public String label() {
            return "Scale";
        }

        @Override
        public String settings() {
            return "÷ 255";
        }
    }

    /**
     * z = (x − μ) / σ, with mean and standard deviation over all values of the training split and of nothing else: for
     * pictures one pair for all pixels of a channel, for numbers one pair for each input column.
     */
    record Standardise() implements PreprocessingStep {
        @Override
        public String label() {
            return "Standardise";
        }

        @Override
        public String settings() {
            return "(x − μ) / σ";
        }
    }
}

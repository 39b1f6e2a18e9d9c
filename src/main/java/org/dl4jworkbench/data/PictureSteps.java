package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingStep.Crop;
import org.dl4jworkbench.model.PreprocessingStep.Resize;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.jspecify.annotations.Nullable;

/**
 * Crop and resize, the steps that are done when a set is loaded.
 *
 * @param crop done before the resize, or null
 * @param resize or null
 * @param cropAfter done after the resize, or null
 */
record PictureSteps(
        @Nullable Crop crop,
        @Nullable Resize resize,
        @Nullable Crop cropAfter) {
    static final PictureSteps NONE = new PictureSteps(null, null, null);

    /** Takes crop and resize out of all steps. */
    static PictureSteps of(List<PreprocessingStep> steps) {
        Crop before = null;
        Resize resize = null;
        Crop after = null;
        for (PreprocessingStep step : steps) {
            if (step instanceof Crop crop && resize == null) {
                before = crop;
            } else if (step instanceof Crop crop) {
                after = crop;
            } else if (step instanceof Resize found) {
                resize = found;
            }
        }
        return new PictureSteps(before, resize, after);
    }

    PictureSteps withResize(int height, int width) {
        return new PictureSteps(crop, new Resize(height, width), cropAfter);
    }

    boolean none() {
        return crop == null && resize == null && cropAfter == null;
    }

    /** The part of a picture that an example is made of: the middle of the picture, or its box grown or shrunk about its middle. */
    Region region(@Nullable Region box, int height, int width) {
        Region whole = box == null ? Region.all(height, width) : box;
        if (crop == null) {
            return whole;
        }
        double fraction = crop.fraction();
        if (box == null) {
            requireNoGrowth(crop);
            return middle(height, width, fraction);
        }
        int newHeight = Math.max(1, (int) Math.round(box.height() * fraction));
        int newWidth = Math.max(1, (int) Math.round(box.width() * fraction));
        int top = box.top() + Math.floorDiv(box.height() - newHeight, 2);
        int left = box.left() + Math.floorDiv(box.width() - newWidth, 2);
        return new Region(
                Math.max(0, left),
                Math.max(0, top),
                Math.min(width, left + newWidth),
                Math.min(height, top + newHeight));
    }

    private static Region middle(int height, int width, double fraction) {
        int newHeight = PreprocessingSummary.kept(height, fraction);
        int newWidth = PreprocessingSummary.kept(width, fraction);
        int top = (height - newHeight) / 2;
        int left = (width - newWidth) / 2;
        return new Region(left, top, left + newWidth, top + newHeight);
    }

    private static void requireNoGrowth(Crop crop) {
        if (crop.fraction() > 1) {
            throw new BadSpecException(
                    "a crop above 1 needs boxes to grow, and comes before the resize",
                    "data.preprocessing (Crop)",
                    "Use at most 1 here");
        }
    }

    /** Crops and resizes pictures in memory. */
    LabelledImages apply(LabelledImages images) {
        LabelledImages result = images;
        for (PreprocessingStep step : inOrder()) {
            if (step instanceof Crop found) {
                requireNoGrowth(found);
                Region kept = middle(result.height(), result.width(), found.fraction());
                result = cut(result, kept, kept.height(), kept.width());
            } else if (step instanceof Resize found) {
                result = cut(result, Region.all(result.height(), result.width()), found.height(), found.width());
            }
        }
        return result;
    }

    /** Only the crop after the resize: what decoded pictures still need. */
    LabelledImages applyRest(LabelledImages images) {
        return new PictureSteps(cropAfter, null, null).apply(images);
    }

    private List<PreprocessingStep> inOrder() {
        List<PreprocessingStep> steps = new ArrayList<>();
        if (crop != null) {
            steps.add(crop);
        }
        if (resize != null) {
            steps.add(resize);
        }
        if (cropAfter != null) {
            steps.add(cropAfter);
        }
        return steps;
    }

    private static LabelledImages cut(LabelledImages images, Region region, int height, int width) {
        int channels = images.channels();
        int size = height * width * channels;
        byte[] pixels = new byte[ArrayLimit.bytes(images.count(), height, width, channels)];
        InParallel.forEach(
                images.count(),
                index -> Resampler.resize(
                        images.pixels(),
                        images.offset(index) + (region.top() * images.width() + region.left()) * channels,
                        images.width() * channels,
                        region.height(),
                        region.width(),
                        channels,
                        pixels,
                        index * size,
                        height,
                        width));
        return new LabelledImages(height, width, channels, pixels, images.labels());
    }
}

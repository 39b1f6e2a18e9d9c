package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Makes a set of its files: reads and checks them, decodes pictures, does crop and resize, looks for duplicates.
 *
 * @param decoder of picture files
 */
record SetReading(PictureDecoder decoder) {
    /** @param nominalSide the size to take where pictures differ in size and no step says one, or null to refuse that */
    Dataset read(KnownSet set, Place place, PictureSteps steps, @Nullable Integer nominalSide) {
        SetContent content = set.reader().read(place.found());
        List<String> warnings = new ArrayList<>(content.warnings());
        if (place.notice() != null) {
            warnings.add(place.notice());
        }
        Map<String, String> sha256 = new TreeMap<>(content.sha256());
        Examples train;
        Examples test;
        boolean sizesDiffer = false;
        PictureBoxes boxes = null;
        Shape shape;
        Duplicates duplicates;
        if (content instanceof SetContent.Pictures pictures) {
            PictureLoading loading = new PictureLoading(decoder, set.title(), pictures);
            PictureLoading.Result result = loading.load(steps, nominalSide, pictures.boxes() == null);
            train = result.train();
            test = result.test();
            sizesDiffer = result.sizesDiffer();
            boxes = result.boxes();
            warnings.addAll(result.warnings());
            sha256.put("pictures (" + loading.fileCount() + " files)", result.sha256());
            shape = shapeOf(result.train());
            duplicates = result.duplicates();
        } else {
            SetContent.Values values = (SetContent.Values) content;
            // Before crop and resize, so that these make none.
            duplicates = Duplicates.of(values.train(), values.test());
            train = values.train() instanceof LabelledImages images ? steps.apply(images) : values.train();
            test = values.test() instanceof LabelledImages images ? steps.apply(images) : values.test();
            shape = train instanceof LabelledImages images ? shapeOf(images) : values.shape();
        }
        warnings.addAll(duplicates.notices());
        return new Dataset(
                set.id(),
                set.title(),
                shape,
                content.classNames(),
                train,
                test,
                boxes,
                sha256,
                place.found().where(),
                verification(set, content),
                warnings.isEmpty() ? null : String.join("; ", warnings),
                sizesDiffer,
                duplicates.twins());
    }

    private static Shape shapeOf(LabelledImages images) {
        return Shape.picture(images.height(), images.width(), images.channels());
    }

    private static Verification verification(KnownSet set, SetContent content) {
        Boolean official = content.official();
        return switch (set.kind()) {
            case GENERATED -> Verification.GENERATED;
            case OWN -> Verification.OWN;
            case OFFICIAL ->
                official == null ? Verification.UNVERIFIED : official ? Verification.OFFICIAL : Verification.DIFFERS;
        };
    }
}

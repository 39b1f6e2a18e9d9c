package org.dl4jworkbench.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sweep: a base preset and named variations of it, each run with one or several seeds, for one table and one figure.
 *
 * @param id unique in its assignment; lower-case letters, digits and hyphens
 * @param note what is compared and what the report found
 * @param preset the preset every variation starts from
 * @param seeds how many seeds each variation runs with: the preset's own, and those counted up from it; left out, one
 * @param folds k of a k-fold cross-validation that judges each variation and seed; left out, 1: the spec's own validation part
 */
public record Experiment(
        String id,
        String title,
        String note,
        String preset,
        List<Variation> variations,
        @Defaulted int seeds,
        @Defaulted int folds) {
    public Experiment {
        note = note.strip();
        variations = List.copyOf(variations);
        seeds = seeds == 0 ? 1 : seeds;
        folds = folds == 0 ? 1 : folds;
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new BadSpecException(
                    "\"" + id + "\" is no id: lower-case letters, digits and hyphens, at most 64", "experiments", "");
        }
        if (variations.isEmpty()) {
            throw new BadSpecException("an experiment needs at least one variation", "experiments." + id, "");
        }
        if (seeds < 1 || seeds > 100) {
            throw new BadSpecException("seeds must be from 1 to 100, not " + seeds, "experiments." + id, "");
        }
        if (folds < 1 || folds > Fold.MOST) {
            throw new BadSpecException(
                    "folds must be from 1 to " + Fold.MOST + ", not " + folds, "experiments." + id, "");
        }
        Set<String> names = new HashSet<>();
        String twice = variations.stream()
                .map(Variation::name)
                .filter(name -> !names.add(name.strip().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        if (!twice.isEmpty()) {
            throw new BadSpecException("two variations have the same name: " + twice, "experiments." + id, "");
        }
    }

    public Experiment withSeeds(int count) {
        return new Experiment(id, title, note, preset, variations, count, folds);
    }

    /** @param count k of the k-fold cross-validation, 1 for none */
    public Experiment withFolds(int count) {
        return new Experiment(id, title, note, preset, variations, seeds, count);
    }

    public Experiment withVariations(List<Variation> others) {
        return new Experiment(id, title, note, preset, others, seeds, folds);
    }
}

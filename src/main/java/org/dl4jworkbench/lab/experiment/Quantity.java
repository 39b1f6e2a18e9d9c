package org.dl4jworkbench.lab.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** What the overlaid curves of an experiment show, epoch by epoch. */
public enum Quantity {
    TRAIN_LOSS(SplitName.TRAIN, Figure.LOSS),
    TRAIN_ACCURACY(SplitName.TRAIN, Figure.ACCURACY),
    VALIDATION_ACCURACY(SplitName.VALIDATION, Figure.ACCURACY),
    TEST_ACCURACY(SplitName.TEST, Figure.ACCURACY),
    TRAIN_ERROR(SplitName.TRAIN, Figure.ERROR),
    VALIDATION_ERROR(SplitName.VALIDATION, Figure.ERROR),
    TEST_ERROR(SplitName.TEST, Figure.ERROR),
    VALIDATION_LOSS(SplitName.VALIDATION, Figure.LOSS),
    TEST_LOSS(SplitName.TEST, Figure.LOSS);

    private enum Figure {
        LOSS,
        ACCURACY,
        ERROR
    }

    private final SplitName split;
    private final Figure figure;

    Quantity(SplitName split, Figure figure) {
        this.split = split;
        this.figure = figure;
    }

    /** What can be shown for a task, in the order of a menu: for a regression the losses. */
    public static List<Quantity> of(Task task) {
        return Arrays.stream(values())
                .filter(each -> task == Task.CLASSIFICATION || each.isLoss())
                .toList();
    }

    public boolean isLoss() {
        return figure == Figure.LOSS;
    }

    public boolean isAccuracy() {
        return figure == Figure.ACCURACY;
    }

    /** For menus and titles: {@code Test accuracy}. */
    public String label() {
        String text = split.token() + " " + figure.name().toLowerCase(Locale.ROOT);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** For file names: {@code test-accuracy}. */
    public String token() {
        return split.token() + "-" + figure.name().toLowerCase(Locale.ROOT);
    }

    /** NaN where the run has no such split or figure. */
    public double of(EpochResult epoch) {
        @Nullable
        Score score =
                switch (split) {
                    case TRAIN -> epoch.train();
                    case VALIDATION -> epoch.validation();
                    case TEST -> epoch.test();
                };
        if (score == null) {
            return Double.NaN;
        }
        return switch (figure) {
            case LOSS -> score.loss();
            case ACCURACY -> score.accuracyOrNaN();
            case ERROR -> score.errorOrNaN();
        };
    }
}

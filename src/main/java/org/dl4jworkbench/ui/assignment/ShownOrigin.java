package org.dl4jworkbench.ui.assignment;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.jspecify.annotations.Nullable;

/** Says in words what the tabs of a run show, for what is pinned from them. */
final class ShownOrigin {
    private ShownOrigin() {}

    static Origin of(TrainModel train) {
        RunData run = train.runProperty().get();
        if (run == null) {
            return Origin.NONE;
        }
        Moment moment = train.selection().moment();
        return new Origin(
                run.directory().name(),
                moment == null ? null : moment.label(),
                selection(train.examples(), train.classNames()));
    }

    private static String selection(ExampleSelection examples, List<String> classNames) {
        List<String> words = new ArrayList<>();
        ExampleSelection.ClassPair pair = examples.pairProperty().get();
        if (pair != null && Math.max(pair.actual(), pair.predicted()) < classNames.size()) {
            words.add(
                    pair.actual() == pair.predicted()
                            ? classNames.get(pair.actual()) + " recognised"
                            : classNames.get(pair.actual()) + " taken for " + classNames.get(pair.predicted()));
        }
        @Nullable List<Integer> lasso = examples.lassoProperty().get();
        if (lasso != null) {
            words.add(lasso.size() + " examples within the lasso");
        }
        Integer example = examples.exampleProperty().get();
        if (example != null) {
            Integer second = examples.secondProperty().get();
            words.add(second == null ? "test example " + example : "test examples " + example + " and " + second);
        }
        return String.join(", ", words);
    }
}

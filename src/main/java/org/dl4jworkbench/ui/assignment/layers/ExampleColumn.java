package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/** One of the two examples side by side: what it is inside the network at the selected moment. */
final class ExampleColumn {
    /** What is passed through which network. */
    record Look(
            RunDirectory run,
            Moment moment,
            InspectedInput input,
            @Nullable Integer actual,
            List<String> classNames) {}

    private final NewestQuestion<Look, LayerActivations> question;
    private final ReadOnlyObjectWrapper<@Nullable SeenExample> seen = new ReadOnlyObjectWrapper<>();

    /** @param inspectors gives a run's inspector */
    ExampleColumn(Function<RunDirectory, Inspector> inspectors, Executor screen) {
        question = new NewestQuestion<>(
                look -> inspectors.apply(look.run()).activations(look.moment(), look.input()), screen);
        question.answeredProperty().addListener((observable, old, now) -> {
            seen.set(
                    now == null
                            ? null
                            : new SeenExample(
                                    now.question().input(),
                                    now.question().actual(),
                                    now.question().classNames(),
                                    now.answer()));
        });
    }

    /** What was looked at last; null for nothing yet. */
    ReadOnlyObjectProperty<@Nullable SeenExample> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    @Nullable
    SeenExample seen() {
        return seen.get();
    }

    /** Whether there is something to look at that has not been seen yet. */
    boolean isAwaited() {
        return question.wanted() != null
                && seen.get() == null
                && question.problemProperty().get() == null;
    }

    NewestQuestion<Look, LayerActivations> question() {
        return question;
    }

    /** Looks at an input, soon; null for none. */
    void look(@Nullable Look look) {
        if (look == null) {
            question.clear();
        } else {
            question.ask(look);
        }
    }
}

package org.dl4jworkbench.ui.assignment.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.junit.jupiter.api.Test;

class LossFeedTest {
    private static final Progress SOMEWHERE = new Progress(1, 1, 1, 100, 0, 0, -1);

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Background later = new Background() {
        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            waiting.add(() -> Background.inPlace().run(work, done, failed));
        }
    };
    private final LossFeed feed = new LossFeed(later, new LossFeed.Look(0.9, false, false));
    private final RunData run = run();
    private final RunFeed engine = new RunFeed(run);

    private static RunData run() {
        return new RunData(
                new RunDirectory(Path.of("run")), RunRecord.created(RunFixtures.spec("R0"), TrainedRun.CREATED, null));
    }

    private void work() {
        for (Runnable job = waiting.poll(); job != null; job = waiting.poll()) {
            job.run();
        }
    }

    private Series raw() {
        LineFigure figure = Objects.requireNonNull(feed.figureProperty().get());
        return figure.series().get(0);
    }

    @Test
    void newLossesAreAppended() {
        feed.show(run);
        engine.losses(1, new double[] {3, 2}, SOMEWHERE);
        feed.update();
        work();
        engine.losses(3, new double[] {1}, SOMEWHERE);
        feed.update();
        work();

        assertThat(raw().size()).isEqualTo(3);
        assertThat(raw().x(2)).isEqualTo(3);
        assertThat(raw().y(2)).isEqualTo(1);
    }

    @Test
    void whoWaitsForTheLossesIsToldOnceTheyAreAllThere() {
        List<Integer> told = new ArrayList<>();
        feed.update(() -> told.add(0));
        assertThat(told).as("nothing to wait for").containsExactly(0);

        feed.show(run);
        engine.losses(1, new double[] {3, 2}, SOMEWHERE);
        feed.update();
        engine.losses(3, new double[] {1}, SOMEWHERE);
        feed.update(() -> told.add(raw().size()));
        assertThat(told).hasSize(1);
        work();
        assertThat(told).containsExactly(0, 3);
    }

    @Test
    void onlyOneJobIsUnderWayAndTheLastNewsIsNotLost() {
        feed.show(run);
        for (int i = 1; i <= 100; i++) {
            engine.losses(i, new double[] {i}, SOMEWHERE);
            feed.update();
        }
        assertThat(waiting).hasSize(1);

        work();

        assertThat(raw().size()).isEqualTo(100);
        assertThat(waiting).isEmpty();
    }

    @Test
    void aRunThatRepeatsIterationsAfterAResumeIsDrawnAnew() {
        feed.show(run);
        engine.losses(1, new double[] {3, 2, 1}, SOMEWHERE);
        feed.update();
        work();
        engine.losses(2, new double[] {2.5, 1.5, 0.5}, SOMEWHERE);
        feed.update();
        work();

        assertThat(raw().size()).isEqualTo(4);
        assertThat(raw().y(1)).isEqualTo(2.5);
        assertThat(raw().y(3)).isEqualTo(0.5);
    }

    @Test
    void aFigureOfARunThatIsNoLongerShownIsDropped() {
        engine.losses(1, new double[] {3}, SOMEWHERE);
        feed.show(run);
        feed.show(null);
        work();

        assertThat(feed.figureProperty().get()).isNull();
    }
}

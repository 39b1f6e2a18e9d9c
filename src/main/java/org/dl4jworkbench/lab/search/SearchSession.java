package org.dl4jworkbench.lab.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.QueueState;
import org.dl4jworkbench.lab.experiment.SearchRecord;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.Variation;

/**
 * A search as it stands: its queue of runs, which takes the commands of an experiment, its table, and what only a search can do.
 * Safe for use by several threads.
 */
public final class SearchSession {
    private final ExperimentSession queue;
    private final EpochFiles files = new EpochFiles();

    SearchSession(ExperimentSession queue) {
        this.queue = queue;
    }

    /** Its runs: state, version, pause, resume, stop, skip, retry, how many at a time. */
    public ExperimentSession queue() {
        return queue;
    }

    public ExperimentDirectory directory() {
        return queue.directory();
    }

    /** As it is run, with as many trials as were drawn so far. */
    public Search search() {
        return Trials.search(queue.record()).search();
    }

    /** The table as it stands now. Reads files, so not for the JavaFX thread; what has not changed is not read again. */
    public SearchTable table() {
        return SearchTable.of(queue, files);
    }

    /**
     * Draws more trials behind those there are and goes on with the queue, also with what was stopped; a paused one stays so. In
     * successive halving they compete among themselves. Of a grid there may be fewer left.
     */
    public CompletableFuture<Void> addTrials(int count) {
        if (count < 1) {
            throw new BadSpecException("must be at least 1, not " + count, "trials", "");
        }
        return queue.extend(record -> Trials.more(record, count))
                .thenCompose(done ->
                        queue.state() == QueueState.IDLE ? queue.resume() : CompletableFuture.completedFuture(null));
    }

    /**
     * Trains the best trial on all training examples, with no part kept out, for the epochs that were best in the search, and
     * tests it: the one figure for which the test split was not used to choose. A schedule over the whole training is then one
     * over these epochs. Where this was done already, nothing is trained; where it was interrupted, it goes on.
     *
     * @return completes with the run's item when it has begun, or is there; {@link ExperimentSession#idle} tells its end
     */
    public CompletableFuture<ExperimentItem> trainBest() {
        return CompletableFuture.supplyAsync(this::table).thenCompose(table -> {
            Integer best = table.best();
            if (best == null) {
                throw new EngineException(
                        "no trial has come to its end on all folds", directory().name(), "Let the search go on");
            }
            if (queue.state() != QueueState.IDLE) {
                throw new EngineException(
                        "the search is at work, and its best trial may change",
                        directory().name(),
                        "Wait for its end, or stop it");
            }
            return trainBest(table.rows().get(best));
        });
    }

    private CompletableFuture<ExperimentItem> trainBest(SearchTable.Row best) {
        Integer epochs = best.epoch();
        if (epochs == null) {
            throw new IllegalStateException("a best trial without an epoch: " + best);
        }
        return queue.extend(record -> withFinal(record, best, epochs)).thenCompose(done -> {
            ExperimentItem item = newestFinal();
            return item.state() == ItemState.FINISHED
                    ? CompletableFuture.completedFuture(item)
                    : queue.runOnly(item).thenApply(begun -> newestFinal());
        });
    }

    private ExperimentItem newestFinal() {
        ExperimentRecord record = queue.record();
        List<SearchRecord.FinalRun> finals = Trials.search(record).finals();
        String variation = finals.get(finals.size() - 1).variation();
        return record.queue().stream()
                .filter(item -> item.variation().equals(variation))
                .findFirst()
                .orElseThrow();
    }

    /** The record with the run in it, as its last one. */
    private static ExperimentRecord withFinal(ExperimentRecord record, SearchTable.Row best, int epochs) {
        SearchRecord search = Trials.search(record);
        Optional<SearchRecord.FinalRun> same = search.finals().stream()
                .filter(each -> each.trial() == best.trial() && each.epochs() == epochs)
                .findFirst();
        if (same.isPresent()) {
            return record.withSearch(search.withFinalLast(same.get()));
        }
        String name = best.name() + " on everything, " + epochs + " epochs";
        RunSpec spec = onEverything(record.setting(best.name()).spec(), epochs);
        ExperimentItem item =
                new ExperimentItem(name, spec.training().seed(), null, ItemState.SKIPPED, null, null, null);
        return record.withMore(
                        List.of(new Variation(
                                name,
                                null,
                                record.experiment().variations().stream()
                                        .filter(each -> each.name().equals(best.name()))
                                        .findFirst()
                                        .orElseThrow()
                                        .set(),
                                null)),
                        List.of(new ExperimentRecord.Setting(
                                name, spec, record.setting(best.name()).parameters())),
                        List.of(item),
                        true)
                .withSearch(search.withFinalLast(new SearchRecord.FinalRun(name, best.trial(), epochs)));
    }

    private static RunSpec onEverything(RunSpec spec, int epochs) {
        DataSpec data = spec.data();
        TrainingSpec training = spec.training();
        return spec.withData(new DataSpec(
                        data.dataset(),
                        0,
                        data.trainExamples(),
                        data.testExamples(),
                        data.preprocessing(),
                        data.oversampling(),
                        null))
                .withTraining(new TrainingSpec(
                        training.optimiser(),
                        training.learningRate(),
                        training.momentum(),
                        training.l1(),
                        training.l2(),
                        training.weightDecay(),
                        training.schedule(),
                        training.warmUp(),
                        training.clipping(),
                        training.classWeights(),
                        training.batchSize(),
                        epochs,
                        null,
                        null,
                        training.gradient(),
                        training.seed()));
    }
}

package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/** {@code --json}: one object per event on stdout, and nothing else; the last lines are the rows of the table. */
final class JsonExperimentOutput implements ExperimentOutput {
    private final JsonLines lines;

    JsonExperimentOutput(JsonLines lines) {
        this.lines = lines;
    }

    @Override
    public void notice(String message) {
        lines.write(JsonLines.event("notice").with("message", message).fields());
    }

    @Override
    public void started(ExperimentSession session) {
        ExperimentRecord record = session.record();
        lines.write(JsonLines.event("started")
                .with("experiment", session.directory().path().toString())
                .with("assignment", record.assignment())
                .with("id", record.experiment().id())
                .with("title", record.experiment().title())
                .with(
                        "variations",
                        record.experiment().variations().stream()
                                .map(Variation::name)
                                .toList())
                .with("seeds", record.experiment().seeds())
                .with("folds", record.experiment().folds())
                .with("items", record.queue().size())
                .with("parallel", record.parallel())
                .fields());
    }

    @Override
    public void item(ExperimentSession session, ExperimentItem item, @Nullable RunData data) {
        JsonLines.Event event = JsonLines.event("item")
                .with("variation", item.variation())
                .with("seed", item.seed())
                .with("state", item.state().token());
        if (item.fold() != null) {
            event.with("fold", item.fold().text());
        }
        session.directory()
                .run(item)
                .ifPresent(run -> event.with("run", run.path().toString()));
        if (item.reason() != null) {
            event.with("message", item.reason());
        }
        if (data != null && !item.state().isLive()) {
            Optional<EpochResult> best = data.best();
            best.ifPresent(result -> {
                event.with("bestEpoch", result.epoch());
                score(event, "train", result.train());
                score(event, "validation", result.validation());
                score(event, "test", result.test());
            });
        }
        lines.write(event.fields());
    }

    private static void score(JsonLines.Event event, String split, @Nullable Score score) {
        if (score != null) {
            event.with(split + "Loss", score.loss());
            if (score.accuracy() != null) {
                event.with(split + "Accuracy", score.accuracy());
            }
        }
    }

    @Override
    public void progress(ExperimentSession session, List<RunData> live) {}

    @Override
    public void ended(ExperimentSession session, ExperimentTable table, boolean interrupted) {
        ExperimentRecord record = session.record();
        long failed = record.count(ItemState.FAILED);
        JsonLines.Event event = JsonLines.event(interrupted ? "stopped" : failed > 0 ? "failed" : "finished")
                .with("experiment", session.directory().path().toString())
                .with("finished", record.count(ItemState.FINISHED))
                .with("failed", failed)
                .with("items", record.queue().size());
        if (failed > 0 && !interrupted) {
            event.with("message", failed + " of " + record.queue().size() + " runs failed");
        }
        if (interrupted || failed > 0) {
            event.with("resume", ResumeHint.command(session.directory()));
        }
        lines.write(event.fields());
        table.rows().forEach(row -> lines.write(row(session, row)));
    }

    private static Object row(ExperimentSession session, ExperimentTable.Row row) {
        JsonLines.Event event = JsonLines.event("row")
                .with("variation", row.variation())
                .with("state", row.state())
                .with("interim", row.interim())
                .with("best", row.best())
                .with("seeds", seeds(row))
                .with("folds", session.record().experiment().folds());
        measure(event, "trainLoss", row.trainLoss());
        measure(event, "trainAccuracy", row.trainAccuracy());
        measure(event, "validationLoss", row.validationLoss());
        measure(event, "validationAccuracy", row.validationAccuracy());
        measure(event, "testLoss", row.testLoss());
        measure(event, "testAccuracy", row.testAccuracy());
        event.with("parameters", row.parameters());
        measure(event, "seconds", row.seconds());
        measure(event, "epochs", row.epochs());
        Variation.Reported reported = row.reported();
        if (reported != null) {
            event.with("reported", reported);
        }
        Path runs = session.directory().runs();
        return event.with(
                        "runs",
                        row.runs().stream()
                                .map(name -> runs.resolve(name).toString())
                                .toList())
                .fields();
    }

    /** How many seeds the figures are of. */
    private static long seeds(ExperimentTable.Row row) {
        return row.items().stream()
                .filter(item -> item.run() != null && row.runs().contains(item.run()))
                .mapToLong(ExperimentItem::seed)
                .distinct()
                .count();
    }

    /** Left out where nothing was measured; the deviation is there from two runs on. */
    private static void measure(JsonLines.Event event, String name, Measure measure) {
        if (measure.isKnown()) {
            event.with(name, measure.mean());
            if (measure.count() > 1) {
                event.with(name + "Deviation", measure.deviation());
            }
        }
    }
}

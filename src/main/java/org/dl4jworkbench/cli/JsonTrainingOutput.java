package org.dl4jworkbench.cli;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.Resumption;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/** {@code --json}: one object per event on stdout, and nothing else. Progress within an epoch is not told. */
final class JsonTrainingOutput implements TrainingOutput {
    private final JsonLines lines;

    JsonTrainingOutput(JsonLines lines) {
        this.lines = lines;
    }

    @Override
    public void notice(String message) {
        lines.write(JsonLines.event("notice").with("message", message).fields());
    }

    @Override
    public void started(RunData data, EngineInfo info) {
        RunSpec spec = data.spec();
        lines.write(JsonLines.event("started")
                .with("run", data.directory().path().toString())
                .with("assignment", spec.assignment())
                .with("preset", spec.preset())
                .with("dataset", spec.data().dataset())
                .with("backend", info.backend())
                .with("device", info.device())
                .with("blas", info.blas())
                .with("oneDnnHelpers", info.oneDnnHelpers())
                .with("threads", info.threads())
                .with("seed", spec.training().seed())
                .with("enginePid", info.pid())
                .fields());
    }

    @Override
    public void epoch(EpochResult result) {
        lines.write(measured(JsonLines.event(result.epoch() == 0 ? "initial" : "epoch"), result)
                .fields());
    }

    private static JsonLines.Event measured(JsonLines.Event event, EpochResult result) {
        event.with("epoch", result.epoch()).with("iteration", result.iteration());
        score(event, "train", result.train());
        score(event, "validation", result.validation());
        score(event, "test", result.test());
        return event.with("seconds", Math.round(result.seconds() * 1000) / 1000.0);
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
    public void progress(Progress progress) {}

    @Override
    public void finished(RunData data) {
        JsonLines.Event event = end("finished", data);
        data.best().ifPresent(best -> {
            event.with("bestEpoch", best.epoch());
            score(event, "bestValidation", best.validation());
            score(event, "bestTest", best.test());
        });
        lines.write(event.with("model", data.directory().model().toString()).fields());
    }

    @Override
    public void stopped(RunData data) {
        lines.write(resumable(end("stopped", data), data).fields());
    }

    @Override
    public void failed(RunData data, String reason) {
        JsonLines.Event event = JsonLines.event("failed")
                .with("message", reason)
                .with("run", data.directory().path().toString());
        lines.write(resumable(event, data).fields());
    }

    private static JsonLines.Event resumable(JsonLines.Event event, RunData data) {
        return Resumption.of(data.directory(), data.record()).isPossible()
                ? event.with("resume", ResumeHint.command(data.directory()))
                : event;
    }

    private static JsonLines.Event end(String name, RunData data) {
        JsonLines.Event event =
                JsonLines.event(name).with("run", data.directory().path().toString());
        data.last().ifPresent(last -> measured(event, last));
        return event;
    }
}

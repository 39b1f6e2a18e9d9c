package org.dl4jworkbench.ui.assignment.inside;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;

/** Reads what runs hold of their moments, and keeps the last ones so that going through the epochs is smooth. Any thread. */
final class MomentReader {
    private static final int KEPT = 20;

    private record Key(RunDirectory run, Moment moment) {}

    private final Map<Key, MomentContent> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, MomentContent> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads a moment, or hands over what was read of it before; takes time. */
    MomentContent read(RunDirectory run, Moment moment, List<String> classNames) {
        Key key = new Key(run, moment);
        synchronized (read) {
            MomentContent known = read.get(key);
            if (known != null) {
                return known;
            }
        }
        MomentContent content = readAnew(run, moment, classNames);
        // A moment that is being written is read again: its files come one after the other.
        if (content.isComplete()) {
            synchronized (read) {
                read.put(key, content);
            }
        }
        return content;
    }

    private static MomentContent readAnew(RunDirectory run, Moment moment, List<String> classNames) {
        Snapshot snapshot = run.snapshot(moment);
        Watched watched = run.readWatched(classNames.size()).orElse(null);
        // Labels of −1 are those of a regression.
        WatchedPredictions predictions = watched == null
                        || Arrays.stream(watched.labels()).anyMatch(label -> label < 0)
                ? null
                : WatchedPredictions.read(run, snapshot, classNames.size()).orElse(null);
        Map<SplitName, ConfusionMatrix> matrices = new EnumMap<>(SplitName.class);
        if (moment.endsEpoch()) {
            for (SplitName split : SplitName.values()) {
                ConfusionMatrix matrix = RunFigures.readConfusion(run, moment.epoch(), split, classNames);
                if (matrix != null) {
                    matrices.put(split, matrix);
                }
            }
        }
        if (predictions != null) {
            matrices.putIfAbsent(SplitName.TEST, matrix(predictions, classNames));
        }
        return new MomentContent(
                moment,
                watched,
                matrices,
                predictions,
                LatentPoints.read(snapshot).orElse(null));
    }

    private static ConfusionMatrix matrix(WatchedPredictions predictions, List<String> classNames) {
        int[][] counts = new int[classNames.size()][classNames.size()];
        for (int example = 0; example < predictions.count(); example++) {
            counts[predictions.label(example)][predictions.predicted(example)]++;
        }
        return new ConfusionMatrix(classNames, counts);
    }
}

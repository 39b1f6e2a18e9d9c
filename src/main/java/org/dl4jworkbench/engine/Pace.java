package org.dl4jworkbench.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dl4jworkbench.engine.protocol.Progress;

/** How fast a training goes and how long it will take; speeds are over the last five seconds of training. */
final class Pace {
    private static final double WINDOW_SECONDS = 5;

    private record Mark(double seconds, long iteration, long examples) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final int epochs;
    private final long iterations;
    private long examples;
    private double evaluationSeconds;
    private int evaluations;

    Pace(int epochs, long iterations) {
        this.epochs = epochs;
        this.iterations = iterations;
    }

    /** Counts a minibatch; {@code seconds} is training time so far. */
    void trained(double seconds, long iteration, int batch) {
        examples += batch;
        if (marks.isEmpty() || seconds - marks.getLast().seconds() > 0.1) {
            marks.addLast(new Mark(seconds, iteration, examples));
            while (marks.size() > 2 && seconds - marks.getFirst().seconds() > WINDOW_SECONDS) {
                marks.removeFirst();
            }
        }
    }

    void evaluated(double seconds) {
        evaluationSeconds += seconds;
        evaluations++;
    }

    Progress progress(int epoch, long iteration, double seconds) {
        Mark first = marks.peekFirst();
        double span = first == null ? 0 : seconds - first.seconds();
        if (first == null || span <= 0) {
            return new Progress(epoch, epochs, iteration, iterations, 0, 0, -1);
        }
        double speed = (iteration - first.iteration()) / span;
        double evaluation = evaluations == 0 ? 0 : evaluationSeconds / evaluations;
        double left = speed <= 0 ? -1 : (iterations - iteration) / speed + (epochs - epoch + 1) * evaluation;
        return new Progress(epoch, epochs, iteration, iterations, speed, (examples - first.examples()) / span, left);
    }
}

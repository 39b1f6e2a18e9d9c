package org.dl4jworkbench.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;

/**
 * The newest lines that the program of a run printed. An executor's heartbeat brings them to the driver while the task is at work;
 * lines are numbered, so that each is told once. Used by the task's threads and the heartbeat's.
 */
final class Told extends AccumulatorV2<String, Told.Lines> {
    private static final long serialVersionUID = 1L;

    /** A heartbeat carries all of them, every time. */
    private static final int MOST = 400;

    /**
     * @param attempt the task's attempt, from 0
     * @param first the number of the first of the lines, from 0
     */
    record Lines(int attempt, long first, ArrayList<String> lines) implements java.io.Serializable {}

    private int attempt;
    private long first;
    private ArrayDeque<String> lines = new ArrayDeque<>();

    /** To be called before the first line of an attempt. */
    synchronized void attempt(int number) {
        attempt = number;
    }

    @Override
    public synchronized boolean isZero() {
        return first == 0 && lines.isEmpty();
    }

    @Override
    public synchronized AccumulatorV2<String, Lines> copy() {
        Told copy = new Told();
        copy.attempt = attempt;
        copy.first = first;
        copy.lines = new ArrayDeque<>(lines);
        return copy;
    }

    @Override
    public synchronized void reset() {
        first = 0;
        lines = new ArrayDeque<>();
    }

    @Override
    public synchronized void add(String line) {
        lines.add(line);
        while (lines.size() > MOST) {
            lines.remove();
            first++;
        }
    }

    @Override
    public synchronized void merge(AccumulatorV2<String, Lines> other) {
        Lines newer = other.value();
        attempt = newer.attempt();
        first = newer.first();
        lines = new ArrayDeque<>(newer.lines());
    }

    @Override
    public synchronized Lines value() {
        return new Lines(attempt, first, new ArrayList<>(List.copyOf(lines)));
    }
}

package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Shape;

/**
 * What the variations of a search's queue come from. Enough to draw more trials without a catalogue.
 *
 * @param search as run: its number of trials is that of the trials drawn so far
 * @param base the spec that every trial starts from: preset and changes, the data set decided, the number of threads a number
 * @param input the shape of the set's examples with the base's crop and resize done
 * @param outputs the set's classes, or values of a regression
 * @param brackets the groups of trials that compete in successive halving; empty for other samplers
 * @param finals the trainings of a best trial on everything, oldest first; each is a variation of its own
 */
public record SearchRecord(
        Search search, RunSpec base, Shape input, int outputs, List<Bracket> brackets, List<FinalRun> finals) {
    public SearchRecord {
        brackets = List.copyOf(brackets);
        finals = List.copyOf(finals);
    }

    /**
     * Trials that compete in successive halving.
     *
     * @param first the number of its first trial, from 1
     * @param count of its trials
     * @param rungs the epochs after which they are compared, ascending; the best of the last one train to their end
     */
    public record Bracket(int first, int count, List<Integer> rungs) {
        public Bracket {
            rungs = List.copyOf(rungs);
        }
    }

    /**
     * The training of the best trial on all training examples.
     *
     * @param variation the name of its variation
     * @param trial the trial's number, from 1
     * @param epochs as many as were best in the search
     */
    public record FinalRun(String variation, int trial, int epochs) {}

    /** The variation's name of a trial. */
    public static String name(int trial) {
        return "trial " + trial;
    }

    /** With more trials drawn. */
    public SearchRecord withTrials(int trials) {
        return new SearchRecord(search.with(trials, null, null, null), base, input, outputs, brackets, finals);
    }

    public SearchRecord withBracket(Bracket more) {
        List<Bracket> all = new ArrayList<>(brackets);
        all.add(more);
        return new SearchRecord(search, base, input, outputs, all, finals);
    }

    /** With a final training as its newest one, whether it is known or not. */
    public SearchRecord withFinalLast(FinalRun last) {
        List<FinalRun> all = new ArrayList<>(finals);
        all.remove(last);
        all.add(last);
        return new SearchRecord(search, base, input, outputs, brackets, all);
    }
}

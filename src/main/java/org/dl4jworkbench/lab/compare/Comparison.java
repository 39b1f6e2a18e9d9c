package org.dl4jworkbench.lab.compare;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.jspecify.annotations.Nullable;

/**
 * Runs to be laid over one another, in the order in which they were chosen.
 *
 * @param groups the names of the groups: runs whose specs differ only in the seed or the fold are one
 * @param notices why some of the chosen runs are not among them
 */
public record Comparison(List<ComparedRun> runs, List<String> groups, List<String> notices) {
    private static final int PALETTE = 10;

    /** Towards black and white, for the eleventh colour on; all of them are seen on a light and on a dark ground. */
    private static final double[] SHADES = {0, -0.3, 0.35, -0.12};

    /** The hue of the last shade is turned by this part of the circle, as a fourth lightness could not be told apart. */
    private static final float TURN = 0.06f;

    public Comparison {
        runs = List.copyOf(runs);
        groups = List.copyOf(groups);
        notices = List.copyOf(notices);
    }

    /** What one run's files say. */
    record Read(RunDirectory directory, RunRecord record, RunNotes notes, List<EpochResult> epochs) {
        static Read of(RunDirectory run) {
            return new Read(run, run.read(), run.readNotes(), EpochsCsv.read(run.epochs()));
        }
    }

    /** Reads runs; one that is gone or cannot be read is told in the notices. Reads files, so not for the JavaFX thread. */
    public static Comparison of(List<RunDirectory> chosen) {
        List<Read> read = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (RunDirectory run : chosen.stream().distinct().toList()) {
            try {
                if (run.exists()) {
                    read.add(Read.of(run));
                } else {
                    notices.add(run.path() + " is no longer there");
                }
            } catch (RunFolderException e) {
                notices.add(e.getMessage());
            }
        }
        return of(read, notices);
    }

    private static Comparison of(List<Read> read, List<String> notices) {
        Map<Object, List<Integer>> byKey = new LinkedHashMap<>();
        for (int index = 0; index < read.size(); index++) {
            byKey.computeIfAbsent(RunLabels.groupKey(read.get(index).record().spec()), key -> new ArrayList<>())
                    .add(index);
        }
        List<List<Integer>> members = List.copyOf(byKey.values());
        List<String> groups = RunLabels.unique(RunLabels.groups(members.stream()
                .map(each -> read.get(each.get(0)).record().spec())
                .toList()));
        String[] labels = new String[read.size()];
        int[] group = new int[read.size()];
        for (int number = 0; number < members.size(); number++) {
            for (int index : members.get(number)) {
                group[index] = number;
                labels[index] = groups.get(number) + sample(read, index, members.get(number));
            }
        }
        List<String> unique = RunLabels.unique(Arrays.asList(labels));
        List<ComparedRun> runs = new ArrayList<>();
        for (int index = 0; index < read.size(); index++) {
            Read each = read.get(index);
            runs.add(new ComparedRun(
                    each.directory(),
                    each.record(),
                    each.notes(),
                    each.epochs(),
                    unique.get(index),
                    colour(each.notes().colour(), index),
                    group[index]));
        }
        return new Comparison(runs, groups, notices);
    }

    /** Which sample of its group a run is. */
    private static String sample(List<Read> read, int index, List<Integer> members) {
        StringBuilder text = new StringBuilder();
        for (String path : List.of("training.seed", "data.fold")) {
            Map<String, String> values =
                    SpecPaths.values(read.get(index).record().spec());
            String value = values.getOrDefault(path, "");
            boolean differs = members.stream().anyMatch(other -> !SpecPaths.values(
                            read.get(other).record().spec())
                    .getOrDefault(path, "")
                    .equals(value));
            if (differs && !value.isEmpty()) {
                text.append(", ")
                        .append(path.endsWith("seed") ? "seed " : "fold ")
                        .append(value);
            }
        }
        return text.toString();
    }

    private static int colour(@Nullable String chosen, int index) {
        if (chosen == null) {
            return automatic(index);
        }
        return chosen.startsWith("#") ? Palette.ownIndex(Color.decode(chosen)) : Integer.parseInt(chosen);
    }

    /** The palette's colours, and from the eleventh on ones made from them, so that forty curves are forty colours. */
    static int automatic(int index) {
        int round = (index / PALETTE) % SHADES.length;
        if (round == 0) {
            return index % PALETTE;
        }
        Color base = Palette.colour(index % PALETTE);
        if (round == SHADES.length - 1) {
            float[] hsb = Color.RGBtoHSB(base.getRed(), base.getGreen(), base.getBlue(), null);
            base = Color.getHSBColor(hsb[0] + TURN, hsb[1], hsb[2]);
        }
        double shade = SHADES[round];
        return Palette.ownIndex(
                new Color(shaded(base.getRed(), shade), shaded(base.getGreen(), shade), shaded(base.getBlue(), shade)));
    }

    private static int shaded(int part, double shade) {
        return (int) Math.round(shade < 0 ? part * (1 + shade) : part + (255 - part) * shade);
    }

    /** The runs of a group. */
    public List<ComparedRun> members(int group) {
        return runs.stream().filter(run -> run.group() == group).toList();
    }

    /** Whether some group has several runs, so that there is something to average. */
    public boolean hasSamples() {
        return groups.size() < runs.size();
    }
}

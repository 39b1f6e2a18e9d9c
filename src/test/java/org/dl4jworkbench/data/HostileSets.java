package org.dl4jworkbench.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small data set of the user's own in every format, for tests that damage the files of a whole user's folder. */
public final class HostileSets {
    private HostileSets() {}

    /** Writes each into a folder of its own; the ids are {@code small-idx}, {@code small-folders} and so on. */
    public static void write(Path datasets) {
        write(datasets, DatasetFormat.IDX, SmallSets.idx(false));
        write(datasets, DatasetFormat.CIFAR, SmallSets.cifar());
        write(datasets, DatasetFormat.BOXES, SmallSets.boxes());
        write(datasets, DatasetFormat.FOLDERS, SmallSets.folders());
        write(datasets, DatasetFormat.CSV, SmallSets.numbers());
        Map<String, byte[]> named = new LinkedHashMap<>(SmallSets.idx(true));
        named.put("names.txt", "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8));
        Path folder = datasets.resolve("named-idx");
        SmallSets.write(folder, named);
        OwnSets.write(OwnSet.of("named-idx", "Named", DatasetFormat.IDX, ".").withClassNamesFile("names.txt"), folder);
    }

    private static void write(Path datasets, DatasetFormat format, Map<String, byte[]> files) {
        String id = "small-" + format.name().toLowerCase(java.util.Locale.ROOT);
        Path folder = datasets.resolve(id);
        SmallSets.write(folder, files);
        OwnSets.write(OwnSet.of(id, "Small " + format, format, "."), folder);
    }
}

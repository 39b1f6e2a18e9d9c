package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.Exhibit;

/**
 * What a look inside a run gives for the write-up: figures and tables, the arrays they are made from, and remarks, each by file name
 * without ending. Filled by one thread.
 */
public final class InsideExhibits {
    private final Map<String, Exhibit> exhibits = new LinkedHashMap<>();
    private final Map<String, float[][]> arrays = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    void add(String name, Exhibit exhibit) {
        exhibits.put(name, exhibit);
    }

    void add(String name, float[][] array) {
        arrays.put(name, array);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    public Map<String, Exhibit> exhibits() {
        return java.util.Collections.unmodifiableMap(exhibits);
    }

    /** Rows × columns each, to be written as {@code .npy}. */
    public Map<String, float[][]> arrays() {
        return java.util.Collections.unmodifiableMap(arrays);
    }

    /** What was chosen where nothing was named, and what is left out. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}

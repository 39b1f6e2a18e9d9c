package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A data set that the program makes on this machine: what it is called, what its classes are and how its files are made. */
public enum GeneratedSet {
    /** 6,000 + 1,000 grey garments in the IDX files of Fashion-MNIST. */
    GARMENTS("generated-garments", "Generated garments", 1, Garments.CLASS_NAMES, GeneratedGarments::writeFiles),
    /** 5,000 + 1,000 colour pictures of ten kinds of things in the binary files of CIFAR-10. */
    OBJECTS("generated-objects", "Generated objects", 1, Snapshots.CLASS_NAMES, GeneratedObjects::writeFiles),
    /** 160 + 40 pictures with 700 + 170 faces in boxes, with masks worn well, wrongly or not at all. */
    STREETS("generated-streets", "Generated streets", 1, GeneratedStreets.CLASS_NAMES, GeneratedStreets::writeFiles),
    /** 100 + 100 points of a noisy function as CSV, see {@link NoisyFunction}. */
    FUNCTION("generated-function", "Generated noisy function", 1, List.of(), NoisyFunction::writeFiles);

    /** Writes the files of a set into an empty folder. */
    private interface Content {
        void writeTo(Path folder) throws IOException;
    }

    private final String id;
    private final String title;
    private final int version;
    private final List<String> classNames;
    private final Content content;

    GeneratedSet(String id, String title, int version, List<String> classNames, Content content) {
        this.id = id;
        this.title = title;
        this.version = version;
        this.classNames = classNames;
        this.content = content;
    }

    /** The name in specs, and of the set's folder. */
    public String id() {
        return id;
    }

    /** The name on the screen. */
    public String title() {
        return title;
    }

    /** Of the generator: another number means other content, and files of an older number are written anew. */
    public int version() {
        return version;
    }

    /** In the order of the labels; empty for a regression. */
    public List<String> classNames() {
        return classNames;
    }

    void writeInto(Path folder) throws IOException {
        content.writeTo(folder);
    }
}

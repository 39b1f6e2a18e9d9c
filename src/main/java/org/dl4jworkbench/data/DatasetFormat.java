package org.dl4jworkbench.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Task;

/** How the files of a data set are written. */
public enum DatasetFormat {
    IDX("idx", "IDX", "four files train-images-idx3-ubyte, train-labels-idx1-ubyte and t10k-…, plain or .gz"),
    CIFAR("cifar", "CIFAR-10 binary", "data_batch_1.bin and so on and test_batch.bin, or a .tar.gz of them"),
    BOXES("boxes", "pictures with boxes", "train.csv and test.csv (filename, …, label) and the folder images"),
    VOC("voc", "Pascal VOC annotations", "annotations/*.xml, one for each picture, and the folder images"),
    FOLDERS("folders", "class folders of pictures", "train/CLASS/… and test/CLASS/…, or CLASS/…"),
    CSV("csv", "CSV of numbers", "train.csv and test.csv, or one .csv file, with column names in the first row");

    private final String token;
    private final String label;
    private final String files;

    DatasetFormat(String token, String label, String files) {
        this.token = token;
        this.label = label;
        this.files = files;
    }

    /** The name in dataset.yaml. */
    @JsonValue
    public String token() {
        return token;
    }

    /** The name on the screen. */
    public String label() {
        return label;
    }

    /** The files that belong to a set, in one line. */
    public String files() {
        return files;
    }

    /** What sets of this format are for. */
    public Task task() {
        return this == CSV ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** Whether each example is a file or a part of one, to be decoded. */
    boolean ofPictureFiles() {
        return this == BOXES || this == VOC || this == FOLDERS;
    }

    @JsonCreator
    static DatasetFormat of(String token) {
        return Arrays.stream(values())
                .filter(format -> format.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + token + "\" is no format",
                        "format",
                        "Use one of: "
                                + Arrays.stream(values())
                                        .map(DatasetFormat::token)
                                        .collect(Collectors.joining(", "))));
    }
}

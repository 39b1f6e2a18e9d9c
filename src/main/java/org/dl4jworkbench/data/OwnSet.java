package org.dl4jworkbench.data;

import java.util.List;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Defaulted;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A user's own data set, as {@code dataset.yaml} in a folder of a data root defines it; the folder's name is the id.
 *
 * @param path the folder of the files (for numbers also one .csv file), absolute or from the folder of {@code dataset.yaml} on;
 *     anywhere, because large sets lie on other disks
 * @param classNames in the order of the labels, or null: then from {@code classNamesFile}, else from the files (batches.meta.txt, the
 *     class folders, the labels of the CSV), else the labels' numbers
 * @param classNamesFile a text file with a class name in each line, absolute or relative as {@code path}, in the folder of {@code
 *     dataset.yaml} or in {@code path}, or null
 * @param targets for numbers: the columns to predict, or null for the last one
 * @param shape of one example as it was found when the set was added, or null where the set's pictures differ in size or the file was
 *     written by hand
 * @param sizesDiffer whether the pictures were found to differ in size when the set was added
 * @param firstLabel for IDX: the label of the first class, 0 or 1; EMNIST's letters begin with 1
 * @param transposed for IDX: whether rows and columns are exchanged in the files, as in EMNIST's, whose pictures lie on their side
 * @param voc for annotations in Pascal VOC's XML, or null for the defaults
 */
public record OwnSet(
        String id,
        String title,
        DatasetFormat format,
        String path,
        @Nullable List<String> classNames,
        @Nullable String classNamesFile,
        @Nullable List<String> targets,
        @Nullable Shape shape,
        @Defaulted boolean sizesDiffer,
        @Defaulted int firstLabel,
        @Defaulted boolean transposed,
        @Nullable VocOptions voc) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public OwnSet {
        if (!isId(id)) {
            throw new BadSpecException(
                    "\"" + id + "\" cannot be a folder's name and a data set's id",
                    "id",
                    "Use small letters, digits and hyphens");
        }
        if (title.isBlank()) {
            throw new BadSpecException("a data set needs a title", "title", "");
        }
        if (path.isBlank()) {
            throw new BadSpecException("the folder of the files is missing", "path", "Name it, or . for this folder");
        }
        if (classNames != null && classNamesFile != null) {
            throw new BadSpecException("there are class names and a file of class names", "classNames", "Keep one");
        }
        if (targets != null && format != DatasetFormat.CSV) {
            throw new BadSpecException("target columns are for a CSV of numbers", "targets", "Take them out");
        }
        if (firstLabel < 0 || firstLabel > 1) {
            throw new BadSpecException("the first label is " + firstLabel, "firstLabel", "It is 0 or 1");
        }
        if ((firstLabel != 0 || transposed) && format != DatasetFormat.IDX) {
            throw new BadSpecException(
                    "this is for IDX files only", firstLabel != 0 ? "firstLabel" : "transposed", "Take it out");
        }
        if (voc != null && format != DatasetFormat.VOC) {
            throw new BadSpecException("this is for annotations in Pascal VOC's XML", "voc", "Take it out");
        }
        classNames = classNames == null ? null : List.copyOf(classNames);
        targets = targets == null ? null : List.copyOf(targets);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A definition to {@link DatasetCatalogue#add}, which finds out the shape. */
    public static OwnSet of(String id, String title, DatasetFormat format, String path) {
        return new OwnSet(id, title, format, path, null, null, null, null, false, 0, false, null);
    }

    OwnSet withPath(String other) {
        return with(other, classNames, classNamesFile, targets, shape, sizesDiffer);
    }

    public OwnSet withClassNames(@Nullable List<String> names) {
        return with(path, names, null, targets, shape, sizesDiffer);
    }

    public OwnSet withClassNamesFile(@Nullable String file) {
        return with(path, null, file, targets, shape, sizesDiffer);
    }

    public OwnSet withTargets(@Nullable List<String> columns) {
        return with(path, classNames, classNamesFile, columns, shape, sizesDiffer);
    }

    OwnSet withShape(@Nullable Shape found, boolean differ) {
        return with(path, classNames, classNamesFile, targets, found, differ);
    }

    private OwnSet with(
            String otherPath,
            @Nullable List<String> names,
            @Nullable String namesFile,
            @Nullable List<String> columns,
            @Nullable Shape found,
            boolean differ) {
        return new OwnSet(
                id, title, format, otherPath, names, namesFile, columns, found, differ, firstLabel, transposed, voc);
    }

    /** How the labels and pictures of IDX files are meant. */
    public OwnSet withIdx(int first, boolean exchanged) {
        return new OwnSet(
                id,
                title,
                format,
                path,
                classNames,
                classNamesFile,
                targets,
                shape,
                sizesDiffer,
                first,
                exchanged,
                voc);
    }

    public OwnSet withVoc(@Nullable VocOptions options) {
        return new OwnSet(
                id,
                title,
                format,
                path,
                classNames,
                classNamesFile,
                targets,
                shape,
                sizesDiffer,
                firstLabel,
                transposed,
                options);
    }
}

package org.dl4jworkbench.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dl4jworkbench.data.SetContent.PictureExample;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.NameEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of class folders of pictures: train/CLASS/… and test/CLASS/… (or val/CLASS/…), or CLASS/… alone, of which a fifth of each class, drawn by
 * a fixed seed, is kept for the test.
 *
 * @param names the names of the class folders in the order of the labels; without them by alphabet
 */
record ClassFolders(ClassNames.Source names) implements SetReader {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final int DEPTH = 3;

    @Override
    public Found find(Path folder) {
        Map<String, Path> paths = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return Found.onDisk(folder, paths, "the folder is missing");
        }
        FolderLayout layout = FolderLayout.of(folder);
        Path test = layout.test();
        Map<Path, String> parts = new LinkedHashMap<>();
        parts.put(layout.train(), test == null ? "" : TRAIN + "/");
        if (test != null) {
            parts.put(test, TEST + "/");
        }
        ClassFolderFiles files = ClassFolderFiles.walk(folder, parts, layout.unused());
        paths.putAll(files.pictures());
        LeftOut leftOut = files.leftOut();
        // Class folders without a picture are a set too, whose reading says what is wrong.
        boolean missing = paths.isEmpty() && leftOut.emptyClasses().isEmpty();
        return Found.onDisk(folder, paths, missing ? "class folders with pictures missing" : "")
                .with(leftOut);
    }

    @Override
    public String wanted() {
        return "the folders " + TRAIN + " and " + TEST
                + ", each with a folder of pictures (" + PictureFormat.usualEndings() + ") for each class,"
                + " or only a folder for each class";
    }

    @Override
    public SetContent read(Found found) {
        requirePictures(found);
        boolean split = found.files().keySet().stream().allMatch(name -> name.split("/").length == DEPTH);
        Map<String, List<DataFile>> train = new TreeMap<>();
        Map<String, List<DataFile>> test = new TreeMap<>();
        for (Map.Entry<String, DataFile> file : found.files().entrySet()) {
            String[] steps = file.getKey().split("/", -1);
            Map<String, List<DataFile>> part = split && steps[0].equals(TEST) ? test : train;
            part.computeIfAbsent(steps[steps.length - 2], name -> new ArrayList<>())
                    .add(file.getValue().named(file.getKey()));
        }
        Set<String> folders = new TreeSet<>(train.keySet());
        folders.addAll(test.keySet());
        requireReadable(folders, found.where());
        List<String> classNames = classNames(folders, found.where());
        for (String name : classNames) {
            if (!train.containsKey(name)) {
                throw new BadDataException(
                        "the class " + name + " has no training pictures",
                        found.where(),
                        "Put pictures into " + (split ? TRAIN + "/" : "") + name + ", or take the class out");
            }
        }
        if (!split) {
            holdOut(classNames, train, test);
        }
        List<String> notices = new ArrayList<>();
        String ofLayout = FolderLayout.of(Path.of(found.where())).notice();
        if (ofLayout != null) {
            notices.add(ofLayout);
        }
        notices.addAll(found.leftOut().notices());
        return new SetContent.Pictures(
                classNames, examples(classNames, train), examples(classNames, test), null, Map.of(), notices);
    }

    /** A class's name is recorded with every run and drawn into every figure. */
    private static void requireReadable(Set<String> folders, String where) {
        for (String folder : folders) {
            if (!NameEncoding.isReadable(folder)) {
                throw new BadDataException(
                        "the name of the class folder " + folder + " cannot be read", where, NameEncoding.remedy());
            }
        }
    }

    /** A class must not vanish because all of its pictures are of a kind that is not read. Without test pictures it may be. */
    private void requirePictures(Found found) {
        @Nullable List<String> wanted = names.get();
        found.leftOut().emptyClasses().forEach((folder, files) -> {
            boolean meant = wanted == null || wanted.contains(folder.substring(folder.indexOf('/') + 1));
            if (meant && !folder.startsWith(TEST + "/")) {
                throw new BadDataException(
                        LeftOut.empty(folder, files),
                        found.where(),
                        "Put " + PictureFormat.titles() + " pictures there, take the folder out, or name the classes"
                                + " that are meant in dataset.yaml, classNames");
            }
        });
    }

    private List<String> classNames(Set<String> folders, String where) {
        @Nullable List<String> wanted = names.get();
        if (wanted == null) {
            return ClassNames.checked(List.copyOf(folders), where);
        }
        for (String folder : folders) {
            if (!wanted.contains(folder)) {
                throw new BadDataException(
                        "the folder " + folder + " is none of the classes " + String.join(", ", wanted),
                        where,
                        "Class names must be the names of the class folders" + NearMiss.question(folder, wanted));
            }
        }
        return wanted;
    }

    private static void holdOut(
            List<String> classNames, Map<String, List<DataFile>> train, Map<String, List<DataFile>> test) {
        for (int label = 0; label < classNames.size(); label++) {
            List<DataFile> all = train.getOrDefault(classNames.get(label), List.of());
            HeldOut part = HeldOut.of(all.size(), label);
            train.put(classNames.get(label), part.kept(all));
            test.put(classNames.get(label), part.held(all));
        }
    }

    private static List<PictureExample> examples(List<String> classNames, Map<String, List<DataFile>> files) {
        List<PictureExample> examples = new ArrayList<>();
        for (int label = 0; label < classNames.size(); label++) {
            for (DataFile file : files.getOrDefault(classNames.get(label), List.of())) {
                examples.add(new PictureExample(file, null, label, file.location(), null));
            }
        }
        return examples;
    }
}

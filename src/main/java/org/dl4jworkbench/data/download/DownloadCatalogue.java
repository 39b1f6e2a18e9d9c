package org.dl4jworkbench.data.download;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The official data sets and where they can be had. Lengths and checksums are those of the official files themselves; those of
 * MNIST and Fashion-MNIST were computed from files with the MD5 that their makers publish.
 */
public final class DownloadCatalogue {
    private static final List<String> IDX_FILES = List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");

    private static final RemoteSet MNIST = new RemoteSet(
            "mnist",
            "MNIST",
            "none stated by its makers (LeCun, Cortes, Burges)",
            URI.create("http://yann.lecun.com/exdb/mnist/"),
            idx(
                    List.of(
                            "https://ossci-datasets.s3.amazonaws.com/mnist/",
                            "https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    new long[] {9_912_422, 28_881, 1_648_877, 4_542},
                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                    "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            fourFiles("https://ossci-datasets.s3.amazonaws.com/mnist/"));

    private static final RemoteSet FASHION_MNIST = new RemoteSet(
            "fashion-mnist",
            "Fashion-MNIST",
            "MIT (Zalando SE)",
            URI.create("https://github.com/zalandoresearch/fashion-mnist"),
            idx(
                    List.of(
                            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    new long[] {26_421_880, 29_515, 4_422_102, 5_148},
                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
            fourFiles("https://github.com/zalandoresearch/fashion-mnist/tree/master/data/fashion"));

    private static final RemoteSet CIFAR_10 = new RemoteSet(
            "cifar-10",
            "CIFAR-10",
            "none stated by its makers (Krizhevsky, Nair, Hinton), who ask to be cited",
            URI.create("https://www.cs.toronto.edu/~kriz/cifar.html"),
            List.of(new RemoteFile(
                    "cifar-10-binary.tar.gz",
                    uris(
                            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                            "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz"),
                    170_052_171,
                    Checksum.md5("c32a1d4ab5d03f1284b67883e8d87530"),
                    false)),
            "Download cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html and put it, as it is, into"
                    + " FOLDER");

    private static final RemoteSet MEDICAL_MASKS = new RemoteSet(
            "medical-masks",
            "Pictures with medical masks",
            "CC0 1.0 as stated for \"Face Mask Detection\"; look at the page",
            URI.create("https://www.kaggle.com/datasets/andrewmvd/face-mask-detection"),
            List.of(),
            "Log in at Kaggle, download \"Face Mask Detection\" from"
                    + " https://www.kaggle.com/datasets/andrewmvd/face-mask-detection (or take the pictures of your course)"
                    + " and put the pictures into FOLDER/images, and beside that folder train.csv and test.csv, a line"
                    + " filename,raw_dimensions,xmin,ymin,xmax,ymax,label for every face with the labels good, none and bad"
                    + " (with_mask, mask_weared_incorrect and without_mask in the set's own annotations)");

    private static final List<RemoteSet> SETS = List.of(MNIST, FASHION_MNIST, CIFAR_10, MEDICAL_MASKS);

    private DownloadCatalogue() {}

    /** Every set, those that need a login too. */
    public static List<RemoteSet> all() {
        return SETS;
    }

    /** A set by its id; nothing for a set that has no official source, such as a generated one. */
    public static Optional<RemoteSet> find(String id) {
        return SETS.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    private static List<RemoteFile> idx(List<String> bases, long[] bytes, String... sha256) {
        List<RemoteFile> files = new ArrayList<>();
        for (int i = 0; i < IDX_FILES.size(); i++) {
            String name = IDX_FILES.get(i);
            List<URI> mirrors =
                    bases.stream().map(base -> URI.create(base + name)).toList();
            files.add(new RemoteFile(name, mirrors, bytes[i], Checksum.sha256(sha256[i]), false));
        }
        return files;
    }

    private static List<URI> uris(String... texts) {
        return List.of(texts).stream().map(URI::create).toList();
    }

    private static String fourFiles(String from) {
        return "Download " + String.join(", ", IDX_FILES) + " from " + from + " and put them, as they are, into FOLDER";
    }
}

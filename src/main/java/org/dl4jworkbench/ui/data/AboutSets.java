package org.dl4jworkbench.ui.data;

/** What the known data sets are, in a sentence or two. */
final class AboutSets {
    private AboutSets() {}

    /** Empty for a set that only its owner knows. */
    static String text(String id) {
        return switch (id) {
            case "mnist" ->
                "70,000 handwritten digits, grey, 28×28: 60,000 to train and 10,000 to test (LeCun et al. 1998).";
            case "fashion-mnist" ->
                "70,000 articles of clothing in ten classes, grey, 28×28, in the files and sizes of MNIST"
                        + " (Xiao et al. 2017).";
            case "cifar-10" ->
                "60,000 colour photographs of ten kinds of animals and vehicles, 32×32: 50,000 to train and 10,000 to"
                        + " test (Krizhevsky 2009).";
            case "medical-masks" ->
                "Street pictures with a box around every face and whether its mask is worn well (good), badly (bad) or"
                        + " not at all (none).";
            case "generated-digits" -> "Drawn digits in the shape of MNIST, inside the program.";
            case "generated-garments" -> "Drawn clothes in the classes and the shape of Fashion-MNIST.";
            case "generated-objects" -> "Drawn animals and vehicles in the classes and the shape of CIFAR-10.";
            case "generated-streets" -> "Drawn street scenes with boxes around faces with and without masks.";
            case "generated-function" -> "Points of a function of one variable with noise.";
            default -> "";
        };
    }
}

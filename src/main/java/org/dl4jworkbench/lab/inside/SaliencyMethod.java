package org.dl4jworkbench.lab.inside;

/** How it is found out what in an input speaks for a class. */
public enum SaliencyMethod {
    /** The gradient of the class's score by each input value; of several channels the one largest in size. Simonyan et al. 2014. */
    INPUT_GRADIENT("input-gradient", "Input gradient"),
    /** A convolution's maps, weighted with the mean gradient of the class's score, and rectified. Selvaraju et al. 2017. */
    GRAD_CAM("grad-cam", "Grad-CAM"),
    /** How far the class's probability falls when a patch around each place is covered. Zeiler and Fergus 2014. */
    OCCLUSION("occlusion", "Occlusion");

    private final String token;
    private final String label;

    SaliencyMethod(String token, String label) {
        this.token = token;
        this.label = label;
    }

    /** In messages and options. */
    public String token() {
        return token;
    }

    /** On the screen. */
    public String label() {
        return label;
    }
}

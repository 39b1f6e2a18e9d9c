package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The activation functions a layer can have. */
public enum Activation {
    IDENTITY("identity", "Identity"),
    SIGMOID("sigmoid", "Sigmoid"),
    /** Forward the sigmoid; backward without the factor σ′(z): the gradient passes straight through (report R1). */
    SIGMOID_STRAIGHT_THROUGH("sigmoid-straight-through", "Sigmoid, straight-through"),
    TANH("tanh", "Tanh"),
    RELU("relu", "ReLU"),
    /** Slope 0.01 below zero. */
    LEAKY_RELU("leaky-relu", "Leaky ReLU"),
    /** Below zero exp(z) − 1. Clevert et al. 2015. */
    ELU("elu", "ELU"),
    /** ELU with the constants that keep mean and variance. Klambauer et al. 2017. */
    SELU("selu", "SELU"),
    /** z·σ(1.702·z), which comes close to z·Φ(z). Hendrycks and Gimpel 2016, section 2. */
    GELU("gelu", "GELU"),
    /** z·σ(z). Ramachandran et al. 2017. */
    SWISH("swish", "Swish"),
    SOFTPLUS("softplus", "Softplus"),
    SOFTMAX("softmax", "Softmax");

    private final String token;
    private final String label;

    Activation(String token, String label) {
        this.token = token;
        this.label = label;
    }

    /** The name in YAML, JSON and on the command line. */
    @JsonValue
    public String token() {
        return token;
    }

    /** The name on the screen. */
    public String label() {
        return label;
    }

    @JsonCreator
    public static Activation of(String token) {
        return Tokens.parse(values(), Activation::token, token, "activation");
    }
}

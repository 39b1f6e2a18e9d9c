package org.dl4jworkbench.engine.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generation of a GPU's instruction set, as NVIDIA numbers it. Machine code for X.y runs on X.z with z ≥ y and on no other
 * X (CUDA C++ Programming Guide, "Binary Compatibility").
 */
public record ComputeCapability(int major, int minor) {
    /**
     * What nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for, read from its jar; it holds no PTX, so a GPU that none of it runs on
     * cannot compile it anew.
     */
    public static final List<ComputeCapability> BUILT_FOR =
            List.of(of(3, 7), of(5, 0), of(5, 2), of(6, 0), of(6, 1), of(7, 0), of(7, 5), of(8, 0), of(8, 6));

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,2})");

    private static ComputeCapability of(int major, int minor) {
        return new ComputeCapability(major, minor);
    }

    /** Reads "8.6"; empty for any other text. */
    public static Optional<ComputeCapability> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    @JsonCreator
    static ComputeCapability read(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no compute capability"));
    }

    /** The newest machine code in the jar that runs on this GPU, or empty where none does. */
    public Optional<ComputeCapability> machineCode() {
        return BUILT_FOR.stream()
                .filter(built -> built.major == major && built.minor <= minor)
                .reduce((older, newer) -> newer);
    }

    @JsonValue
    @Override
    public String toString() {
        return major + "." + minor;
    }
}

package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one example or of a layer's output for it, without the minibatch dimension.
 *
 * @param dimensions one number for a vector; height, width, channels for a picture
 */
public record Shape(List<Integer> dimensions) {
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.size() != 1 && dimensions.size() != 3) {
            throw new BadSpecException("a shape has one or three dimensions, not " + dimensions.size(), "shape", "");
        }
        if (dimensions.stream().anyMatch(dimension -> dimension < 1)) {
            throw new BadSpecException("every dimension must be at least 1: " + dimensions, "shape", "");
        }
    }

    @JsonCreator
    public static Shape of(List<Integer> dimensions) {
        return new Shape(dimensions);
    }

    public static Shape vector(int size) {
        return new Shape(List.of(size));
    }

    public static Shape picture(int height, int width, int channels) {
        return new Shape(List.of(height, width, channels));
    }

    @JsonValue
    public List<Integer> dimensions() {
        return dimensions;
    }

    public boolean isPicture() {
        return dimensions.size() == 3;
    }

    /** The number of values of one example. */
    public long size() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** As on the screen: 28×28×1, or 784. */
    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}

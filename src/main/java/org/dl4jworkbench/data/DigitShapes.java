package org.dl4jworkbench.data;

import java.util.Arrays;
import java.util.List;

/**
 * How people write the ten digits: several shapes each, as the way of the pen.
 *
 * <p>Coordinates are hundredths of the digit's height, x to the right, y downwards. The pen goes smoothly through the points
 * of a stroke; {@code ^} behind a point is a corner, {@code /} lifts the pen.
 */
final class DigitShapes {
    /** A point the pen goes through; at a corner it changes direction at once. */
    record ControlPoint(double x, double y, boolean corner) {}

    /** One digit as one writes it: strokes of control points. */
    record DigitShape(List<List<ControlPoint>> strokes) {}

    private static final List<List<DigitShape>> SHAPES = List.of(
            shapes(
                    "55 2, 30 8, 12 30, 8 55, 18 85, 42 98, 68 88, 82 60, 80 30, 68 8, 48 2",
                    "62 4, 35 15, 18 45, 16 78, 34 97, 58 84, 72 52, 74 20, 60 5, 44 10",
                    "50 3, 22 15, 6 50, 22 88, 52 97, 84 80, 92 46, 76 14, 46 4, 36 8",
                    "36 8, 64 4, 78 34, 74 76, 50 98, 24 86, 14 52, 22 18, 46 2, 56 6"),
            shapes(
                    "50 0, 50 50, 50 100",
                    "56 0, 50 35, 47 70, 46 100",
                    "32 20, 46 10, 54 0^, 52 50, 50 100",
                    "26 26, 42 14, 54 0^, 53 50, 50 100",
                    "30 20, 52 0^, 52 98 / 28 98, 76 97"),
            shapes(
                    "12 24, 24 6, 48 0, 70 10, 74 30, 60 54, 36 78, 10 98^, 40 97, 88 96",
                    "10 22, 28 4, 54 2, 72 18, 66 44, 44 72, 18 94, 8 86, 20 78, 40 88, 62 98, 90 92",
                    "16 14, 40 2, 66 8, 68 30, 48 58, 16 92^, 50 90, 84 98",
                    "18 20, 38 2, 62 8, 64 32, 50 60, 30 86, 20 96, 24 88, 50 92, 76 96",
                    "16 14, 42 0, 68 14, 60 40, 40 66, 18 92^, 40 88, 58 98, 80 90"),
            shapes(
                    "14 12, 36 0, 64 6, 68 26, 52 42, 32 48^, 58 50, 76 66, 70 88, 44 100, 12 90",
                    "14 4, 70 3^, 36 40^, 62 44, 78 64, 68 90, 40 100, 10 88",
                    "12 16, 34 2, 60 6, 66 24, 46 44, 50 48, 74 62, 74 84, 48 100, 14 92",
                    "18 10, 44 0, 66 14, 60 34, 38 44^, 66 54, 70 78, 52 96, 26 100, 10 94",
                    "16 12, 44 0, 68 14, 62 36, 50 48, 62 60, 64 82, 42 98, 14 94"),
            shapes(
                    "22 0, 12 36, 10 54^, 40 54, 84 50 / 66 4, 62 50, 56 100",
                    "62 0^, 34 34, 6 64^, 50 64, 90 62 / 64 2, 62 50, 60 100",
                    "14 2, 10 34, 22 52, 48 52, 66 38 / 72 0, 68 46, 60 100",
                    "20 4, 10 44, 30 56, 58 48, 70 10^, 66 50, 58 100",
                    "24 2, 16 30, 10 52^, 44 52, 68 48 / 64 0, 62 50, 60 100"),
            shapes(
                    "74 2, 26 4^, 20 42^, 48 36, 74 52, 74 80, 48 100, 12 92",
                    "28 2, 20 44^, 46 36, 76 54, 72 84, 44 100, 10 90 / 28 3, 78 0",
                    "76 8, 46 2, 24 18, 30 40, 60 52, 74 74, 56 98, 14 92",
                    "80 4, 34 4^, 24 46, 52 44, 68 64, 56 90, 18 98"),
            shapes(
                    "64 2, 36 20, 16 52, 14 80, 36 100, 66 92, 70 68, 48 54, 24 66, 16 80",
                    "50 0, 26 34, 16 68, 28 96, 56 98, 72 78, 58 60, 34 62, 20 78",
                    "40 0, 22 50, 20 84, 44 100, 72 86, 66 62, 40 58, 22 72",
                    "70 6, 40 14, 18 46, 14 82, 40 100, 62 86, 58 62, 34 60, 18 78"),
            shapes(
                    "10 8, 78 4^, 56 44, 36 100",
                    "10 8, 78 4^, 56 44, 38 100 / 30 52, 72 48",
                    "12 22, 14 6^, 50 8, 82 4^, 60 40, 48 72, 46 100",
                    "14 12, 40 6, 66 8, 68 26, 52 62, 44 100",
                    "24 14, 44 8, 66 4^, 58 44, 50 100"),
            shapes(
                    "70 12, 46 0, 20 10, 24 34, 50 48, 76 68, 70 94, 42 100, 16 86, 24 62, 50 46, 70 28, 70 10",
                    "48 0, 24 10, 26 36, 48 46, 70 34, 70 10, 46 0 / 48 46, 18 60, 16 88, 46 100, 76 88, 76 62, 46 46",
                    "64 8, 44 2, 30 16, 40 40, 62 66, 58 92, 34 100, 22 82, 40 54, 66 32, 72 12, 58 4",
                    "72 6, 44 2, 24 20, 44 42, 68 62, 70 88, 44 100, 22 84, 36 58, 62 34, 74 10"),
            shapes(
                    "70 20, 48 2, 20 12, 14 36, 34 52, 60 42, 72 18^, 68 60, 62 100",
                    "72 22, 50 2, 22 10, 14 34, 32 52, 62 42, 74 18, 74 60, 58 90, 26 98",
                    "66 10, 40 0, 16 20, 20 46, 46 50, 66 28, 70 8^, 62 50, 48 100",
                    "68 12, 42 2, 14 22, 24 48, 52 46, 70 12^, 66 50, 60 100"));

    private DigitShapes() {}

    /** The shapes of a digit from 0 to 9. */
    static List<DigitShape> of(int digit) {
        return SHAPES.get(digit);
    }

    private static List<DigitShape> shapes(String... notations) {
        return Arrays.stream(notations).map(DigitShapes::shape).toList();
    }

    private static DigitShape shape(String notation) {
        return new DigitShape(Arrays.stream(notation.split(" / ", -1))
                .map(stroke -> Arrays.stream(stroke.split(", ", -1))
                        .map(DigitShapes::point)
                        .toList())
                .toList());
    }

    private static ControlPoint point(String notation) {
        boolean corner = notation.endsWith("^");
        String[] numbers = (corner ? notation.substring(0, notation.length() - 1) : notation).split(" ", -1);
        return new ControlPoint(Integer.parseInt(numbers[0]) / 100.0, Integer.parseInt(numbers[1]) / 100.0, corner);
    }
}

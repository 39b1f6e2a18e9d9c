package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of figure with numbers that nobody hopes for: none, one, equal, huge, tiny, not finite. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DegenerateFiguresTest {
    private static final Map<String, double[]> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("none", new double[0]);
        NUMBERS.put("one", new double[] {0.3});
        NUMBERS.put("one zero", new double[] {0});
        NUMBERS.put("zeros", new double[6]);
        NUMBERS.put("negative zeros", new double[] {-0.0, -0.0, -0.0});
        NUMBERS.put("equal", new double[] {0.7, 0.7, 0.7, 0.7});
        NUMBERS.put("equal and huge", new double[] {1e30, 1e30, 1e30});
        NUMBERS.put("huge", new double[] {1e30, -1e30, 2e30, 0});
        NUMBERS.put("the largest", new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 0, 1});
        NUMBERS.put("tiny", new double[] {1e-30, 2e-30, 3e-30});
        NUMBERS.put("denormal", new double[] {Double.MIN_VALUE, 3 * Double.MIN_VALUE, Float.MIN_VALUE});
        NUMBERS.put("equal and denormal", new double[] {Double.MIN_VALUE, Double.MIN_VALUE});
        NUMBERS.put("nearly equal", new double[] {1, Math.nextUp(1.0), 1});
        NUMBERS.put("nearly equal and large", new double[] {1e15, Math.nextUp(1e15)});
        NUMBERS.put("one NaN", new double[] {Double.NaN});
        NUMBERS.put("NaN", new double[] {Double.NaN, Double.NaN, Double.NaN});
        NUMBERS.put("infinite", new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
        NUMBERS.put("mixed", new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY, -2, 0, 0.5});
        NUMBERS.put("far apart", new double[] {1e-300, 1, 1e300});
        NUMBERS.put("negative", new double[] {-1, -2, -0.00001});
    }

    /** Figures of each kind from the same numbers; a kind that is missing here fails the first test. */
    private static final Map<Class<?>, Function<double[], List<Figure>>> KINDS = Map.ofEntries(
            Map.entry(LineFigure.class, DegenerateFiguresTest::lines),
            Map.entry(MatrixFigure.class, DegenerateFiguresTest::matrices),
            Map.entry(BarFigure.class, DegenerateFiguresTest::bars),
            Map.entry(NetworkFigure.class, values -> networks()),
            Map.entry(PictureFigure.class, DegenerateFiguresTest::pictures),
            Map.entry(PictureSheet.class, DegenerateFiguresTest::sheets),
            Map.entry(ScatterFigure.class, DegenerateFiguresTest::scatters),
            Map.entry(HeatSheet.class, DegenerateFiguresTest::heat),
            Map.entry(HistogramFigure.class, DegenerateFiguresTest::histograms),
            Map.entry(ExampleSheet.class, DegenerateFiguresTest::examples),
            Map.entry(ParallelFigure.class, DegenerateFiguresTest::parallel),
            Map.entry(DotFigure.class, DegenerateFiguresTest::dots));

    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    @Test
    void everyKindOfFigureIsTried() {
        assertThat(KINDS.keySet()).containsExactlyInAnyOrder(Figure.class.getPermittedSubclasses());
    }

    static Stream<Arguments> cases() {
        return KINDS.keySet().stream()
                .sorted(java.util.Comparator.comparing(Class::getSimpleName))
                .flatMap(kind -> NUMBERS.keySet().stream().map(name -> Arguments.of(kind.getSimpleName(), name, kind)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("cases")
    void saysSomethingTrueAndReadable(String kind, String name, Class<?> type) throws IOException {
        double[] values = Objects.requireNonNull(NUMBERS.get(name));
        for (Figure figure : Objects.requireNonNull(KINDS.get(type)).apply(values)) {
            String what = kind + " of " + name + ": " + figure.title();
            String svg = file(figure, Format.SVG);
            List<String> texts = texts(svg);
            assertThat(texts).as(what).isNotEmpty().allSatisfy(text -> assertThat(text)
                    .doesNotContain("NaN", "nfinity", "null", "�")
                    .doesNotMatch("[-−]0(\\.0*)?")
                    .doesNotMatch(".*[0-9]{16,}.*"));
            assertThat(svg).as(what).doesNotContain("NaN", "Infinity");
            for (ChartStyle style : List.of(ChartStyle.screenDark(), ChartStyle.print())) {
                assertThat(inked(Drawing.picture(figure, style, new Size(300, 200), 1)))
                        .as(what)
                        .isGreaterThan(40);
            }
            assertThat(file(figure, Format.PNG)).as(what).isNotEmpty();
            assertThat(file(figure, Format.CSV)).as(what).isNotEmpty();
            boolean unseen = values.length > 0 && Arrays.stream(values).noneMatch(Double::isFinite);
            if (unseen && !(figure instanceof NetworkFigure) && !(figure instanceof MatrixFigure)) {
                assertThat(String.join("\n", texts)).as(what).containsPattern("finite|no value|no number|no objective");
            }
        }
    }

    private static List<String> texts(String svg) {
        List<String> texts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(svg);
        while (matcher.find()) {
            texts.add(matcher.group(1).strip());
        }
        return texts;
    }

    private static String file(Figure figure, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FigureFiles.write(figure, format, out, Drawing.naturalSize(figure));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int inked(BufferedImage image) {
        int background = image.getRGB(0, 0);
        int count = 0;
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            count += pixel != background ? 1 : 0;
        }
        return count;
    }

    private static double[] numbered(int count) {
        return IntStream.range(0, count).mapToDouble(index -> index).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int index = 0; index < floats.length; index++) {
            floats[index] = (float) values[index];
        }
        return floats;
    }

    private static List<Figure> lines(double[] values) {
        List<Figure> figures = new ArrayList<>();
        for (Series.Look look : Series.Look.values()) {
            Series series = Series.of("a", numbered(values.length), values, 0, look);
            LineFigure figure =
                    LineFigure.of("Lines, " + look, Axis.counting("epoch"), Axis.fromZero("loss"), List.of(series));
            figures.add(figure);
            figures.add(figure.withLog(true, true));
            figures.add(figure.withSeries(List.of(series.withDeviations(values)))
                    .withMarks(List.of(new Mark(0, values.length == 0 ? Double.NaN : values[0], "best", 0)))
                    .withSelectedX(0.0));
        }
        double[] ascending =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        figures.add(LineFigure.of(
                "Lines over the numbers",
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(
                        Series.of("a", ascending, ascending, 0, Series.Look.LINE_WITH_POINTS),
                        Series.of("b", values, values, 1, Series.Look.POINTS))));
        return figures;
    }

    private static List<Figure> matrices(double[] values) {
        int size = Math.max(1, Math.min(2, values.length));
        List<String> names = List.of("a", "b").subList(0, size);
        int[][] counts = new int[size][size];
        for (int index = 0; index < Math.min(size * size, values.length); index++) {
            counts[index / size][index % size] = (int) Math.max(0, values[index]);
        }
        ConfusionMatrix matrix = new ConfusionMatrix(names, counts);
        ConfusionMatrix none = new ConfusionMatrix(names, new int[size][size]);
        List<Figure> figures = new ArrayList<>();
        for (MatrixLook look : MatrixLook.values()) {
            figures.add(new MatrixFigure("Matrix, " + look, matrix, look, look.isDifference() ? none : null));
            figures.add(new MatrixFigure("Matrix, " + look, none, look, look.isDifference() ? matrix : null));
        }
        figures.add(RunFigures.confusion(new ConfusionMatrix(List.of(), new int[0][0]), SplitName.TEST, false));
        return figures;
    }

    private static List<Figure> bars(double[] values) {
        List<String> names = IntStream.range(0, values.length)
                .mapToObj(index -> "class " + index)
                .toList();
        BarFigure.Group group = new BarFigure.Group("test", values, 0);
        return List.of(
                new BarFigure("Bars", "class", Axis.fromZero("accuracy"), names, List.of(group)),
                new BarFigure("Bars", "class", Axis.fromZero("accuracy"), names, List.of(group, group), true));
    }

    private static List<Figure> networks() {
        NetworkFigure sample = SampleFigures.network("mnist-cnn");
        return List.of(
                sample,
                new NetworkFigure(
                        "No layers", new NetworkSummary(sample.network().input(), List.of())));
    }

    private static BufferedImage picture(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static PictureFigure boxes(double[] values) {
        List<PictureFigure.Box> boxes = new ArrayList<>();
        for (double value : values) {
            boxes.add(new PictureFigure.Box(2, 2, 30, 30, "good", "good", value));
            boxes.add(new PictureFigure.Box(0, 0, 0, 0, "good", "none", value));
        }
        return new PictureFigure("Picture", picture(80, 60), boxes);
    }

    private static List<Figure> pictures(double[] values) {
        return List.of(
                boxes(values),
                boxes(values).withEmphasised(0),
                new PictureFigure("One pixel", picture(1, 1), boxes(values).boxes()));
    }

    private static List<Figure> sheets(double[] values) {
        return List.of(new PictureSheet("Pictures", values.length == 0 ? List.of() : List.of(boxes(values))));
    }

    private static List<Figure> scatters(double[] values) {
        float[] floats = floats(values);
        int[] labels =
                IntStream.range(0, floats.length).map(index -> index % 3 - 1).toArray();
        ClassPoints points = ClassPoints.of(floats, floats, labels);
        List<String> names = List.of("a", "b");
        ScatterFigure one = ScatterFigure.of(
                        "Scatter",
                        Axis.linear("unit 1"),
                        Axis.linear("unit 2"),
                        names,
                        List.of(new ScatterFigure.Panel("epoch 1", points, 0)))
                .withCentroids(true);
        return List.of(
                one,
                one.withHidden(Set.of(0, 1, -1)),
                ScatterFigure.of(
                        "Two",
                        Axis.linear("x"),
                        Axis.linear("y"),
                        List.of(),
                        List.of(ScatterFigure.Panel.of("", points), ScatterFigure.Panel.of("", points))));
    }

    private static List<Figure> heat(double[] values) {
        if (values.length == 0) {
            return List.of(
                    new HeatSheet("Heat", List.of()),
                    new HeatSheet("Heat", List.of(HeatSheet.Section.of("s", List.of()))));
        }
        float[] floats = floats(values);
        HeatTile tile = HeatTile.of("tile", 1, floats.length, floats);
        return List.of(
                new HeatSheet(
                        "Heat",
                        List.of(HeatSheet.Section.of("section", List.of(tile)).withNames())),
                new HeatSheet(
                        "Over a picture", List.of(HeatSheet.Section.of("section", List.of(tile.over(picture(8, 8)))))),
                new HeatSheet(
                        "In colour",
                        List.of(HeatSheet.Section.of(
                                "section", List.of(HeatTile.rgb("tile", 1, floats.length, repeated(floats)))))));
    }

    private static float[] repeated(float[] values) {
        float[] all = Arrays.copyOf(values, 3 * values.length);
        System.arraycopy(values, 0, all, values.length, values.length);
        System.arraycopy(values, 0, all, 2 * values.length, values.length);
        return all;
    }

    private static List<Figure> histograms(double[] values) {
        List<Figure> figures = new ArrayList<>();
        Histogram histogram = Histogram.ofRow(Histogram.of(0, 0, floats(values)).row());
        Histogram wide = Histogram.of(0, 0, new float[] {-1, 0, 0.5f, 2});
        for (HistogramFigure.Form form : HistogramFigure.Form.values()) {
            for (boolean densities : new boolean[] {true, false}) {
                HistogramFigure.Curve curve = new HistogramFigure.Curve("epoch 1", histogram, 0);
                figures.add(new HistogramFigure(
                        "Histogram, " + form,
                        form,
                        densities,
                        List.of(new HistogramFigure.Panel("weights", List.of(curve)))));
                if (values.length > 0 && Arrays.stream(values).anyMatch(Double::isFinite)) {
                    figures.add(new HistogramFigure(
                            "Two histograms, " + form,
                            form,
                            densities,
                            List.of(new HistogramFigure.Panel(
                                    "weights", List.of(curve, new HistogramFigure.Curve("epoch 2", wide, 1))))));
                }
            }
        }
        return figures;
    }

    private static List<Figure> examples(double[] values) {
        List<String> names = IntStream.range(0, values.length)
                .mapToObj(index -> "class " + index)
                .toList();
        if (values.length == 0) {
            return List.of(ExampleSheet.of("Examples", names, List.of()));
        }
        return List.of(ExampleSheet.of(
                "Examples", names, List.of(new ExampleSheet.Example(0, picture(8, 8), 0, floats(values)))));
    }

    private static List<Figure> parallel(double[] values) {
        List<ScaleAxis> axes = List.of(
                ScaleAxis.of("Rate", ScaleAxis.Scale.LOG, 1e-4, 1),
                ScaleAxis.categories("Activation", List.of("relu")),
                ScaleAxis.over("validation loss", values));
        List<ParallelFigure.Line> lines = new ArrayList<>();
        List<ParallelFigure.Line> alone = new ArrayList<>();
        for (int trial = 0; trial < values.length; trial++) {
            TrialLook look = TrialLook.values()[trial % 3];
            lines.add(
                    new ParallelFigure.Line(trial, "trial " + trial, List.of(values[trial], 0.0, values[trial]), look));
            alone.add(new ParallelFigure.Line(trial, "trial " + trial, List.of(values[trial]), look));
        }
        return List.of(
                new ParallelFigure("Parallel", axes, lines, true, List.of()),
                new ParallelFigure("The objective alone", axes.subList(2, 3), alone, false, List.of()));
    }

    private static List<Figure> dots(double[] values) {
        List<DotFigure.Dot> dots = new ArrayList<>();
        for (int trial = 0; trial < values.length; trial++) {
            dots.add(new DotFigure.Dot(
                    trial,
                    "trial " + trial,
                    values[trial],
                    values[trial],
                    values[trial],
                    TrialLook.values()[trial % 3],
                    false));
        }
        ScaleAxis axis = ScaleAxis.over("x", values);
        return List.of(
                new DotFigure("Dots", axis, axis, dots),
                new DotFigure("Dots of categories", ScaleAxis.categories("x", List.of("relu", "tanh")), axis, dots));
    }
}

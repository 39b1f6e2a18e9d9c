package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every FXML file loads, and fits its controller: what the controller injects is there, what the file calls exists. */
@ExtendWith(ApplicationExtension.class)
class FxmlFilesTest {
    private static final Pattern CONTROLLER = Pattern.compile("\\s+fx:controller=\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("\\s+on[A-Z]\\w*=\"#(\\w+)\"");
    private static final Pattern ID = Pattern.compile("fx:id=\"(\\w+)\"");

    static List<Path> files() throws Exception {
        URL folder = Objects.requireNonNull(FxmlFilesTest.class.getResource("/fxml"));
        try (Stream<Path> entries = Files.list(Path.of(folder.toURI()))) {
            return entries.filter(file -> file.toString().endsWith(".fxml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileLoadsWithoutItsController(Path file) throws Exception {
        String text = HANDLER.matcher(CONTROLLER.matcher(Files.readString(file)).replaceAll(""))
                .replaceAll("");
        Object root = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            FXMLLoader loader = new FXMLLoader(file.toUri().toURL());
            return loader.<Object>load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(root).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatTheControllerInjectsIsInTheFileAndWhatTheFileCallsIsInTheController(Path file) throws Exception {
        String text = Files.readString(file);
        Matcher controller = CONTROLLER.matcher(text);
        assertThat(controller.find()).as("the file names its controller").isTrue();
        Class<?> type = Class.forName(controller.group(1));
        Set<String> injected = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(FXML.class))
                .map(field -> field.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(matches(ID, text)).containsAll(injected);
        Set<String> methods = Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        assertThat(methods).containsAll(matches(HANDLER, text));
    }

    private static Set<String> matches(Pattern pattern, String text) throws IOException {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

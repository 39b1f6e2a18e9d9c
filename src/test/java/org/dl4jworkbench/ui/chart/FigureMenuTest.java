package org.dl4jworkbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Controls can only be made once JavaFX runs.
class FigureMenuTest implements ExportNotices {
    @TempDir
    Path folder;

    private @Nullable Exhibit exhibit =
            RunFigures.confusion(SampleFigures.matrix(SampleFigures.DIGITS, 980), SplitName.TEST, false);

    private final List<String> suggestions = new ArrayList<>();
    private final List<Path> exported = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final List<WorkbenchException> failed = new ArrayList<>();
    private boolean cancelled;
    private @Nullable Pinning pinning;
    private FigureMenu menu;

    private Optional<Path> choose(javafx.stage.@Nullable Window owner, String fileName, Format format) {
        suggestions.add(fileName);
        return cancelled ? Optional.empty() : Optional.of(folder.resolve(fileName));
    }

    @Override
    public void exported(Path file) {
        exported.add(file);
    }

    @Override
    public void copied(String what) {
        copied.add(what);
    }

    @Override
    public void failed(WorkbenchException problem) {
        failed.add(problem);
    }

    @Override
    public boolean pins() {
        return pinning != null;
    }

    @Override
    public @Nullable Pinning pinning() {
        return pinning;
    }

    @Override
    public void pinned() {
        copied.add("pinned");
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        menu = new FigureMenu(() -> exhibit, this::choose, this);
        stage.setScene(new Scene(new StackPane(menu), 300, 200));
        stage.show();
    }

    private List<String> entries(FxRobot robot) {
        robot.clickOn(menu);
        List<String> entries = menu.getItems().stream()
                .map(MenuItem::getText)
                .filter(text -> text != null)
                .toList();
        robot.interact(menu::hide);
        return entries;
    }

    private void choose(FxRobot robot, String entry) {
        robot.clickOn(menu);
        robot.clickOn(entry);
    }

    @Test
    void exportWritesTheFileAndSaysWhich(FxRobot robot) {
        choose(robot, "Export PDF drawing…");
        Waiting.until(() -> !exported.isEmpty());
        assertThat(suggestions).containsExactly("confusion-matrix-test.pdf");
        assertThat(exported).containsExactly(folder.resolve("confusion-matrix-test.pdf"));
        assertThat(exported.get(0)).isNotEmptyFile();
        assertThat(failed).isEmpty();
    }

    @Test
    void pinningIsOfferedWhereThereIsAWriteUp(FxRobot robot) {
        List<Exhibit> pinned = new ArrayList<>();
        assertThat(entries(robot)).doesNotContain("Pin to write-up");
        pinning = pinned::add;

        choose(robot, "Pin to write-up");

        Waiting.until(() -> copied.contains("pinned"));
        assertThat(pinned).containsExactly(exhibit);
    }

    @Test
    void aCancelledDialogWritesNothing(FxRobot robot) {
        cancelled = true;
        choose(robot, "Export CSV numbers…");
        assertThat(suggestions).hasSize(1);
        assertThat(exported).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExportThatFailsSaysWhatWhereAndWhatToDo(FxRobot robot) throws Exception {
        Files.createDirectories(folder.resolve("confusion-matrix-test.svg").resolve("not-empty"));
        choose(robot, "Export SVG drawing…");
        Waiting.until(() -> !failed.isEmpty());
        assertThat(exported).isEmpty();
        assertThat(failed.get(0)).isInstanceOf(ExportException.class);
        assertThat(failed.get(0).where()).endsWith("confusion-matrix-test.svg");
        assertThat(failed.get(0).remedy()).isNotEmpty();
    }

    @Test
    void numbersAreCopiedAsTabsForASpreadsheet(FxRobot robot) {
        choose(robot, "Copy numbers");
        Waiting.until(() -> copied.contains("numbers"));
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("actual \\ predicted\t0\t1\t2")
                .contains("\n9\t"));
    }

    @Test
    void thePictureIsCopiedAtTwiceItsSize(FxRobot robot) {
        choose(robot, "Copy picture");
        Waiting.until(() -> copied.contains("picture"));
        robot.interact(() -> {
            var image = Clipboard.getSystemClipboard().getImage();
            assertThat(image).isNotNull();
            assertThat(image.getWidth()).isGreaterThan(900);
            assertThat(image.getPixelReader().getColor(1, 1)).isEqualTo(javafx.scene.paint.Color.WHITE);
        });
    }

    @Test
    void tablesOfferTextForAWriteUpAndFiguresDoNot(FxRobot robot) {
        assertThat(entries(robot))
                .containsExactly(
                        "Copy picture",
                        "Copy numbers",
                        "Export PNG picture…",
                        "Export SVG drawing…",
                        "Export PDF drawing…",
                        "Export CSV numbers…");
        exhibit = RunFigures.epochs(SampleFigures.epochs(3));
        assertThat(entries(robot))
                .contains("Copy as Markdown", "Copy as LaTeX", "Export Markdown table…", "Export LaTeX table…");
    }

    @Test
    void withoutAFigureTheEntriesAreDisabled(FxRobot robot) {
        exhibit = null;
        robot.clickOn(menu);
        assertThat(menu.getItems()).isNotEmpty().allMatch(MenuItem::isDisable);
    }

    @Test
    void theEndingIsAddedWhereTheDialogLeftItOut() {
        assertThat(DialogFileChoice.withEnding(folder.resolve("a.b"), Format.PNG))
                .isEqualTo(folder.resolve("a.b.png"));
        assertThat(DialogFileChoice.withEnding(folder.resolve("a.PNG"), Format.PNG))
                .isEqualTo(folder.resolve("a.PNG"));
    }
}

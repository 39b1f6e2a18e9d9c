package org.dl4jworkbench.ui.assignment.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import org.dl4jworkbench.lab.Resumption;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Problem;

/** Says why a run failed, and what can be done: resume it, or read the end of the engine's log. */
final class FailureCard {
    private static final int TAIL_LINES = 200;

    private final ShownRun run;
    private final Background background;
    private final Runnable resume;
    private final Parent root;

    @FXML
    private HBox card;

    @FXML
    private Label what;

    @FXML
    private Label advice;

    @FXML
    private Button log;

    @FXML
    private Button again;

    @FXML
    private TextArea tail;

    FailureCard(ShownRun run, Background background, Runnable resume) {
        this.run = run;
        this.background = background;
        this.resume = resume;
        root = Fxml.load("assignment-failure", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        show(tail, false);
        run.stateProperty().addListener(observable -> show());
        run.dataProperty().addListener(observable -> {
            show(tail, false);
            show();
        });
        show();
    }

    private void show() {
        ShownRun.State state = run.state();
        RunData data = run.data();
        boolean failed = state == ShownRun.State.FAILED || state == ShownRun.State.ABANDONED;
        show(card, failed && data != null);
        if (failed && data != null) {
            boolean abandoned = state == ShownRun.State.ABANDONED;
            String reason = Objects.requireNonNullElse(data.record().reason(), "The engine gave no reason.");
            what.setText(abandoned ? "The training was interrupted: its engine is gone." : reason);
            Resumption resumption = Resumption.of(data.directory(), data.record());
            advice.setText(resumption.advice());
            show(again, resumption.isPossible());
        }
    }

    @FXML
    private void onResume() {
        resume.run();
    }

    @FXML
    private void onLog() {
        RunData data = run.data();
        if (tail.isVisible() || data == null) {
            show(tail, false);
            log.setText("Show engine log");
            return;
        }
        Path file = data.directory().engineLog();
        background.run(
                () -> tail(file),
                lines -> showTail(lines.isEmpty() ? file + " is empty" : String.join("\n", lines)),
                problem -> showTail(Problem.whole(problem)));
    }

    private void showTail(String text) {
        tail.setText(text);
        show(tail, true);
        log.setText("Hide engine log");
        tail.positionCaret(text.length());
    }

    /** The last lines of a log; what native code printed need not be UTF-8. */
    static List<String> tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            java.util.ArrayDeque<String> last = new java.util.ArrayDeque<>();
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > TAIL_LINES) {
                    last.removeFirst();
                }
            });
            return List.copyOf(last);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}

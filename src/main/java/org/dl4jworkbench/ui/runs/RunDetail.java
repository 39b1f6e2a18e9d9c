package org.dl4jworkbench.ui.runs;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** The strip below the table: what is selected, why it failed, and what can be done with it. */
public final class RunDetail extends VBox {
    private final Label title = label("card-title");
    private final Label status = label("muted");
    private final Label path = label("muted", "small");
    private final Label reason = label("error-text");
    private final Button open = button("Open", "run-open");
    private final Button resume = button("Resume", "run-resume");
    private final Button reveal = button("Show folder", "run-reveal");
    private final Button copy = button("Copy path", "run-copy");
    private final Button delete = button("Delete…", "run-delete");
    private final ChangeListener<RunFacts> follow = (observable, old, now) -> showFacts(now);
    private @Nullable RunRow followed;

    public RunDetail() {
        getStyleClass().add("card");
        delete.getStyleClass().add("danger-action");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, status, space, open, resume, reveal, copy, delete);
        head.getStyleClass().add("card-head");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, path, reason);
    }

    /** The handlers of the buttons. */
    void on(Runnable opens, Runnable resumes, Runnable reveals, Runnable copies, Runnable deletes) {
        open.setOnAction(event -> opens.run());
        resume.setOnAction(event -> resumes.run());
        reveal.setOnAction(event -> reveals.run());
        copy.setOnAction(event -> copies.run());
        delete.setOnAction(event -> deletes.run());
    }

    /** Shows the selection; hides itself when there is none. */
    void show(List<RunRow> selected) {
        if (followed != null) {
            followed.factsProperty().removeListener(follow);
            followed = null;
        }
        shown(this, !selected.isEmpty());
        boolean one = selected.size() == 1;
        for (Node node : List.of(status, path, open, reveal, copy)) {
            shown(node, one);
        }
        if (one) {
            followed = selected.get(0);
            followed.factsProperty().addListener(follow);
            path.setText(followed.directory().path().toString());
            path.setTooltip(new Tooltip(path.getText()));
            showFacts(followed.facts());
        } else {
            title.setText(selected.size() + " runs selected");
            shown(resume, false);
            shown(reason, false);
            allowDelete(RunsModel.mayDelete(selected));
        }
    }

    private void showFacts(RunFacts facts) {
        title.setText(facts.title());
        StatusLook look = StatusLook.of(facts.status());
        status.setText(look.word());
        status.setGraphic(look.icon());
        shown(resume, facts.isResumable());
        reason.setText(facts.reason());
        shown(reason, !facts.reason().isEmpty());
        allowDelete(!facts.atWork());
    }

    private void allowDelete(boolean allowed) {
        delete.setDisable(!allowed);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private static Button button(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}

package org.dl4jworkbench.ui.runs;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.rundir.RunNotes;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The strip below the table: what is selected, what is said of it, why it failed, and what can be done with it. */
public final class RunDetail extends VBox {
    /** What the buttons and the notes of the strip do with the selected runs. */
    record Actions(
            Runnable open,
            Runnable resume,
            Runnable compare,
            Runnable reveal,
            Runnable copy,
            Runnable delete,
            BiConsumer<List<RunRow>, UnaryOperator<RunNotes>> say,
            Supplier<List<String>> knownTags,
            Consumer<Throwable> refused) {}

    private final FontIcon starIcon = new FontIcon(MaterialDesignS.STAR_OUTLINE);
    private final Button star = new Button("", starIcon);
    private final Label title = Nodes.label("", "card-title");
    private final Label status = Nodes.label("", "muted");
    private final Label path = Nodes.label("", "muted", "small");
    private final Label changes = Nodes.wrapping("", "small");
    private final Label continued = Nodes.wrapping("", "muted", "small");
    private final Label reason = Nodes.wrapping("", "error-text");
    private final Button open = button("Open", "run-open");
    private final Button resume = button("Resume", "run-resume");
    private final Button compare = button("Compare", "run-compare");
    private final Button archive = button("Archive", "run-archive");
    private final Button reveal = button("Show folder", "run-reveal");
    private final Button copy = button("Copy path", "run-copy");
    private final Button delete = button("Delete…", "run-delete");
    private final ChangeListener<RunFacts> follow = (observable, old, now) -> showFacts();
    private List<RunRow> shown = List.of();
    private @Nullable NotesEditor notes;
    private @Nullable MenuButton again;

    public RunDetail() {
        getStyleClass().add("card");
        star.setId("run-star");
        star.getStyleClass().add("icon-button");
        title.setMinWidth(USE_PREF_SIZE);
        delete.getStyleClass().add("danger-action");
        compare.setTooltip(new Tooltip("Lays the curves of the selected runs over one another (Ctrl+D)"));
        HBox head = new HBox(star, title, status, Nodes.space(), open, resume, compare, archive, reveal, copy, delete);
        head.getStyleClass().add("card-head");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        getChildren().addAll(head, path, changes, continued, reason);
    }

    /** Puts a further button behind Resume. */
    void addAgain(MenuButton button) {
        again = button;
        ((HBox) resume.getParent())
                .getChildren()
                .add(((HBox) resume.getParent()).getChildren().indexOf(resume) + 1, button);
    }

    void on(Actions actions) {
        open.setOnAction(event -> actions.open().run());
        resume.setOnAction(event -> actions.resume().run());
        compare.setOnAction(event -> actions.compare().run());
        reveal.setOnAction(event -> actions.reveal().run());
        copy.setOnAction(event -> actions.copy().run());
        delete.setOnAction(event -> actions.delete().run());
        star.setOnAction(event -> {
            boolean wanted = !allStarred();
            actions.say().accept(shown, each -> each.withStar(wanted));
        });
        archive.setOnAction(event -> {
            boolean wanted = !allArchived();
            actions.say().accept(shown, each -> each.withArchived(wanted));
        });
        NotesEditor editor = new NotesEditor(actions.knownTags(), actions.say(), actions.refused());
        notes = editor;
        getChildren().add(editor);
    }

    private boolean allStarred() {
        return shown.stream().allMatch(row -> row.facts().notes().star());
    }

    private boolean allArchived() {
        return shown.stream().allMatch(row -> row.facts().notes().archived());
    }

    /** Shows the selection; hides itself when there is none. */
    void show(List<RunRow> selected) {
        if (notes != null) {
            notes.show(selected);
        }
        shown.forEach(row -> row.factsProperty().removeListener(follow));
        shown = List.copyOf(selected);
        shown.forEach(row -> row.factsProperty().addListener(follow));
        Nodes.show(this, !shown.isEmpty());
        boolean one = shown.size() == 1;
        if (again != null) {
            Nodes.show(again, one);
        }
        List.of(status, path, open, reveal, copy, changes).forEach(node -> Nodes.show(node, one));
        if (one) {
            path.setText(shown.get(0).directory().path().toString());
            path.setTooltip(new Tooltip(path.getText()));
        }
        showFacts();
    }

    private void showFacts() {
        if (shown.isEmpty()) {
            return;
        }
        if (notes != null) {
            notes.show(shown);
        }
        boolean stars = allStarred();
        starIcon.setIconCode(stars ? MaterialDesignS.STAR : MaterialDesignS.STAR_OUTLINE);
        starIcon.getStyleClass().setAll("ikonli-font-icon", stars ? "star" : "no-star");
        star.setAccessibleText(stars ? "Take the star off" : "Star");
        star.setTooltip(new Tooltip(star.getAccessibleText() + " (S)"));
        archive.setText(allArchived() ? "Unarchive" : "Archive");
        delete.setDisable(!RunsModel.mayDelete(shown));
        if (shown.size() > 1) {
            title.setText(shown.size() + " runs selected");
            Nodes.show(resume, false);
            Nodes.show(reason, false);
            Nodes.show(continued, false);
            return;
        }
        RunFacts facts = shown.get(0).facts();
        title.setText(facts.title());
        StatusLook look = StatusLook.of(facts.status());
        status.setText(look.word() + (facts.experiment().isEmpty() ? "" : ", of " + facts.experiment()));
        status.setGraphic(look.icon());
        changes.setText(facts.changes());
        Nodes.show(changes, !facts.changes().isEmpty());
        continued.setText(facts.run().record().continuations().stream()
                .map(Continuation::inWords)
                .collect(Collectors.joining("\n")));
        Nodes.show(continued, !continued.getText().isEmpty());
        if (again != null) {
            again.getItems().get(0).setDisable(facts.atWork() || facts.hasDiverged());
        }
        Nodes.show(resume, facts.isResumable());
        reason.setText(facts.reason());
        Nodes.show(reason, !facts.reason().isEmpty());
    }

    private static Button button(String text, String id) {
        Button button = Nodes.literal(new Button(text));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}

package org.dl4jworkbench.ui.runs;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.TextFields;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.rundir.RunNotes;
import org.dl4jworkbench.ui.common.Nodes;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Tags as chips with a field for more, and the note; what is changed here holds for every run that is selected. */
final class NotesEditor extends HBox {
    private static final int TAGS_OFFERED = 8;

    private final FlowPane tags = new FlowPane(6, 6);
    private final TextField add = new TextField();
    private final TextArea note = new TextArea();
    private final BiConsumer<List<RunRow>, UnaryOperator<RunNotes>> say;
    private final Consumer<Throwable> refused;
    private List<RunNotes> shown = List.of();
    /** Of the runs whose note is in the field; typing goes on while figures of live runs come in. */
    private List<RunRow> edited = List.of();

    private String before = "";

    NotesEditor(
            Supplier<List<String>> knownTags,
            BiConsumer<List<RunRow>, UnaryOperator<RunNotes>> say,
            Consumer<Throwable> refused) {
        this.say = say;
        this.refused = refused;
        setSpacing(12);
        setAlignment(Pos.TOP_LEFT);
        add.setId("run-tag");
        add.setPromptText("Add a tag");
        add.setPrefWidth(130);
        add.setAccessibleText("Add a tag");
        add.setOnAction(event -> addTag());
        TextFields.bindAutoCompletion(add, request -> knownTags.get().stream()
                        .filter(tag -> tag.toLowerCase(Locale.ROOT)
                                .contains(request.getUserText().strip().toLowerCase(Locale.ROOT)))
                        .filter(tag ->
                                shown.stream().anyMatch(each -> !each.tags().contains(tag)))
                        .limit(TAGS_OFFERED)
                        .toList())
                .setOnAutoCompleted(event -> addTag());
        tags.setPrefWrapLength(320);
        tags.setAlignment(Pos.CENTER_LEFT);
        tags.setMinWidth(220);
        HBox.setHgrow(tags, Priority.SOMETIMES);
        note.setId("run-note");
        note.setPromptText("A note, for example what was tried and why");
        note.setAccessibleText("Note");
        note.setPrefRowCount(2);
        note.setWrapText(true);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                keepNote();
            }
        });
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                event.consume();
                keepNote();
            }
        });
        getChildren().setAll(tags, note);
    }

    /** Shows what is said of runs; a note in the making is kept for those that it was written for first. */
    void show(List<RunRow> selected) {
        boolean others = !selected.equals(edited);
        if (others) {
            keepNote();
        }
        List<RunNotes> now = selected.stream().map(row -> row.facts().notes()).toList();
        boolean typing = !others && note.isFocused();
        edited = selected;
        if (!now.equals(shown) || others) {
            shown = now;
            showTags();
            if (!typing) {
                showNote();
            }
        }
    }

    private void showTags() {
        tags.getChildren()
                .setAll(shown.stream()
                        .flatMap(each -> each.tags().stream())
                        .distinct()
                        .map(this::chip)
                        .toList());
        tags.getChildren().add(add);
    }

    private HBox chip(String tag) {
        long having = shown.stream().filter(each -> each.tags().contains(tag)).count();
        Label name = Nodes.label(having == shown.size() ? tag : tag + "  " + having + " of " + shown.size());
        HBox chip = new HBox(
                name,
                Nodes.icon(
                        MaterialDesignC.CLOSE,
                        "Take the tag " + tag + " off",
                        () -> say.accept(edited, notes -> notes.untagged(tag))));
        chip.getStyleClass().addAll("chip", "tag-chip");
        return chip;
    }

    private void showNote() {
        List<String> notes = shown.stream().map(RunNotes::note).distinct().toList();
        before = notes.size() == 1 ? notes.get(0) : "";
        note.setText(before);
        note.setPromptText(
                notes.size() > 1
                        ? "The notes differ; what is written here replaces all of them"
                        : "A note, for example what was tried and why");
        note.setTooltip(shown.size() > 1 ? new Tooltip("The note of all " + shown.size() + " runs") : null);
    }

    private void addTag() {
        String text = add.getText();
        if (text == null || text.isBlank()) {
            return;
        }
        try {
            String tag = RunNotes.tag(text);
            add.clear();
            say.accept(edited, notes -> notes.tagged(tag));
        } catch (BadSpecException e) {
            refused.accept(e);
        }
    }

    private void keepNote() {
        String text = note.getText() == null ? "" : note.getText().strip();
        if (!edited.isEmpty() && !text.equals(before)) {
            before = text;
            say.accept(edited, notes -> notes.withNote(text));
        }
    }
}

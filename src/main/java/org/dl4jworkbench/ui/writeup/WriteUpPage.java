package org.dl4jworkbench.ui.writeup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.lab.writeup.Pin;
import org.dl4jworkbench.lab.writeup.Skeleton;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.Services;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Bindings and handlers of the write-up's page. */
public final class WriteUpPage implements Page {
    private final Services services;
    private final Navigator navigator;
    private final Background background;
    private final WriteUpModel model;
    private final Parent root;

    @FXML
    private Label count;

    @FXML
    private Button showFolder;

    @FXML
    private Button saveMarkdown;

    @FXML
    private Button saveLatex;

    @FXML
    private ProblemList problems;

    @FXML
    private ScrollPane area;

    @FXML
    private VBox list;

    @FXML
    private StackPane empty;

    @FXML
    private Label loading;

    public WriteUpPage(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        background = Background.on(services.background());
        model = new WriteUpModel(services.writeUp(), background);
        root = Fxml.load("write-up", this);
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .setAll(new EmptyState(
                                MaterialDesignP.PIN_OUTLINE,
                                "Nothing pinned yet",
                                "Every figure and table has a ⤓ menu. Pin to write-up puts it here, with where it comes from;"
                                        + " the whole is saved as the beginning of your text.")
                        .withAction("Choose an assignment", navigator::showAssignments));
        loading.visibleProperty().bind(model.loadedProperty().not());
        model.pinsProperty().addListener(observable -> showPins());
        model.loadedProperty().addListener(observable -> showPins());
        model.problemProperty().addListener((observable, old, now) -> {
            problems.show(now == null ? List.of() : List.of(now));
            showPins();
        });
        showPins();
    }

    private void showPins() {
        List<Pin> pins = model.pinsProperty().get();
        List<PinCard> cards = new ArrayList<>();
        int tables = 0;
        for (Pin pin : pins) {
            int before = cards.size();
            tables += pin.isTable() ? 1 : 0;
            int number = pin.isTable() ? tables : before + 1 - tables;
            cards.add(new PinCard(pin, before + 1, pins.size(), number, new Actions()));
        }
        list.getChildren().setAll(cards);
        boolean none = pins.isEmpty();
        area.setVisible(!none);
        empty.setVisible(
                none && model.loadedProperty().get() && model.problemProperty().get() == null);
        count.setText(String.valueOf(pins.size()));
        count.setVisible(!none);
        saveMarkdown.setDisable(none);
        saveLatex.setDisable(none);
        showFolder.setDisable(none);
    }

    private final class Actions implements PinCard.Actions {
        @Override
        public void rename(Pin pin, String caption) {
            model.setCaption(pin, caption);
        }

        @Override
        public void move(Pin pin, int by) {
            model.move(pin, by);
        }

        @Override
        public void remove(Pin pin) {
            model.remove(pin, undo -> navigator.tell("Removed: " + pin.caption(), "Undo", undo));
        }

        @Override
        public void reveal(Pin pin) {
            Folders.reveal(pin.folder(), background, model::setProblem);
        }
    }

    @FXML
    private void revealFolder() {
        Folders.reveal(model.folder(), background, model::setProblem);
    }

    @FXML
    private void markdownAsked() {
        save(Skeleton.MARKDOWN);
    }

    @FXML
    private void latexAsked() {
        save(Skeleton.LATEX);
    }

    private void save(Skeleton skeleton) {
        Folders.choose(
                        root.getScene().getWindow(),
                        "Folder for the write-up",
                        services.places().user().toString())
                .ifPresent(folder -> model.save(
                        skeleton,
                        Path.of(folder),
                        file -> navigator.tell(
                                "Saved as " + file,
                                "Show folder",
                                () -> Folders.reveal(Path.of(folder), background, model::setProblem))));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}

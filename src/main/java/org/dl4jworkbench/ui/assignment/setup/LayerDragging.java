package org.dl4jworkbench.ui.assignment.setup;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

/** Reorders layers by dragging a row onto another; a line shows where it would land. */
final class LayerDragging {
    private static final DataFormat LAYER = new DataFormat("application/x-dl4j-workbench-layer");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private LayerDragging() {}

    /** @param move gets the index of the row that was dragged and the one it was dropped on */
    static void enable(List<LayerRow> rows, BiConsumer<Integer, Integer> move) {
        for (LayerRow row : rows) {
            row.setOnDragDetected(event -> {
                Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
                ClipboardContent content = new ClipboardContent();
                // Any other object would be serialised, and what another program offers under this name deserialised.
                content.put(LAYER, ByteBuffer.allocate(1));
                board.setContent(content);
                SnapshotParameters see = new SnapshotParameters();
                see.setFill(Color.TRANSPARENT);
                board.setDragView(row.snapshot(see, null), event.getX(), event.getY());
                event.consume();
            });
            row.setOnDragOver(event -> {
                int from = dragged(event, rows);
                if (from >= 0 && from != row.index()) {
                    event.acceptTransferModes(TransferMode.MOVE);
                    row.pseudoClassStateChanged(ABOVE, from > row.index());
                    row.pseudoClassStateChanged(BELOW, from < row.index());
                }
                event.consume();
            });
            row.setOnDragExited(event -> clear(row));
            row.setOnDragDropped(event -> {
                int from = dragged(event, rows);
                clear(row);
                event.setDropCompleted(from >= 0);
                event.consume();
                if (from >= 0) {
                    move.accept(from, row.index());
                }
            });
        }
    }

    /** @return the index of the row that is dragged, or -1: what comes from elsewhere has no source here */
    private static int dragged(DragEvent event, List<LayerRow> rows) {
        return event.getGestureSource() instanceof LayerRow from && rows.contains(from) ? from.index() : -1;
    }

    private static void clear(LayerRow row) {
        row.pseudoClassStateChanged(ABOVE, false);
        row.pseudoClassStateChanged(BELOW, false);
    }
}

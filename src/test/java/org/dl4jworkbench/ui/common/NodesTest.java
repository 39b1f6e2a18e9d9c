package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class NodesTest {
    @Start
    void open(Stage stage) {
        Label label = new Label("R0");
        Nodes.tip(label, "Two dense layers");
        stage.setScene(new Scene(new StackPane(label), 300, 200));
        stage.show();
    }

    @Test
    void aTipIsMadeAndShownWhenThePointerRestsOnTheControl(FxRobot robot) throws Exception {
        Label label = robot.lookup("R0").queryAs(Label.class);
        assertThat(label.getTooltip()).isNull();

        robot.moveTo(label);
        WaitForAsyncUtils.waitForFxEvents();
        Tooltip tip = label.getTooltip();

        assertThat(tip.getText()).isEqualTo("Two dense layers");
        robot.moveBy(2, 0);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, tip::isShowing);
    }
}

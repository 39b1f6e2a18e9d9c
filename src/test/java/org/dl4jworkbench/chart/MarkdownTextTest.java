package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.dl4jworkbench.model.PlainText;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static final Parser GITHUB =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** What stands in a node; null where it is more than text. */
    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(child instanceof Text plain ? plain.getLiteral() : "<" + child + ">");
        }
        return text.toString();
    }

    private static List<String> cells(String markdown) {
        List<String> cells = new ArrayList<>();
        GITHUB.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell cell) {
                    cells.add(text(cell));
                }
                visitChildren(node);
            }
        });
        return cells;
    }

    /** As a reader sees it: the space that does not break stands for one that would be lost. */
    private static String seen(String name) {
        return PlainText.of(name);
    }

    private static void showsAsItIs(List<String> names) {
        List<String> cells = cells(TableText.markdown(HostileNames.table("t", names)));
        List<String> first = new ArrayList<>();
        for (int cell = 3; cell < cells.size(); cell += 3) {
            first.add(cells.get(cell).replace('\u00A0', ' '));
        }
        assertThat(first).hasSameSizeAs(names);
        for (int name = 0; name < names.size(); name++) {
            assertThat(first.get(name)).as(MarkdownText.escape(names.get(name))).isEqualTo(seen(names.get(name)));
        }
    }

    @Test
    void aTableShowsEveryNameAsItIs() {
        showsAsItIs(HostileNames.all());
    }

    @Test
    void aTableShowsWhateverIsMadeOfMarksAsItIs() {
        Random random = new Random(11);
        String marks = "\\`*_[]<>#!~&|-+=.1a;: ()\"'{}$^@/ü配";
        List<String> names = new ArrayList<>();
        for (int name = 0; name < 3000; name++) {
            StringBuilder text = new StringBuilder("x");
            int length = 1 + random.nextInt(9);
            for (int place = 0; place < length; place++) {
                text.append(marks.charAt(random.nextInt(marks.length())));
            }
            names.add(text.substring(random.nextInt(2)));
        }
        showsAsItIs(names);
    }

    @Test
    void aNameIsAParagraphAndNothingElse() {
        for (String name : HostileNames.all()) {
            Node first = GITHUB.parse(MarkdownText.escape(name) + "\n\nend\n").getFirstChild();
            assertThat(first).as(name).isInstanceOf(Paragraph.class);
            assertThat(text(first).replace('\u00A0', ' ')).isEqualTo(seen(name));
        }
    }

    @Test
    void namesThatNeedNoBackslashGetNone() {
        for (String name : List.of("weight_decay", "5×5", "-0.5", "lr=0.1", "C# (new)", "R&D", "1.5 mm", "−3")) {
            assertThat(MarkdownText.escape(name)).isEqualTo(name.replace("R&D", "R\\&D"));
        }
    }
}

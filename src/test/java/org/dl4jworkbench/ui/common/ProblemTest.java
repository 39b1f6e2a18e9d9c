package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void saysWhatWhereAndWhatToDo() {
        assertThat(Problem.whole(new BadDataException("wrong magic 17", "images.gz, offset 0", "Get the file again")))
                .isEqualTo("Wrong magic 17\nimages.gz, offset 0\nGet the file again");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(Problem.whole(new BadDataException("nothing found", "", ""))).isEqualTo("Nothing found");
    }

    @Test
    void namesTheKindOfAnErrorThatHasNoMessage() {
        assertThat(Problem.what(new ArrayIndexOutOfBoundsException())).isEqualTo("ArrayIndexOutOfBoundsException");
    }
}

package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class NewestQuestionTest {
    private final Map<String, CompletableFuture<Integer>> underWay = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final NewestQuestion<String, Integer> question = new NewestQuestion<>(
            text -> {
                asked.add(text);
                CompletableFuture<Integer> later = new CompletableFuture<>();
                underWay.put(text, later);
                return later;
            },
            Runnable::run);

    private CompletableFuture<Integer> of(String text) {
        return Objects.requireNonNull(underWay.get(text));
    }

    @Test
    void ofThoseAskedWhileOneIsUnderWayOnlyTheNewestIsAsked() {
        question.ask("a");
        question.ask("b");
        question.ask("c");
        assertThat(asked).containsExactly("a");
        assertThat(question.busyProperty().get()).isTrue();

        of("a").complete(1);
        assertThat(asked).containsExactly("a", "c");
        assertThat(question.answer()).isEqualTo(1);

        of("c").complete(3);
        assertThat(question.answer()).isEqualTo(3);
        assertThat(question.busyProperty().get()).isFalse();
    }

    @Test
    void whatIsAskedAlreadyIsNotAskedAgainUnlessItFailedAndTheUserWantsTo() {
        question.ask("a");
        question.ask("a");
        of("a").completeExceptionally(new CompletionException(new IllegalStateException("ended")));
        assertThat(question.problemProperty().get()).hasMessage("ended");
        question.ask("a");
        assertThat(asked).containsExactly("a");

        question.again();
        assertThat(asked).containsExactly("a", "a");
        assertThat(question.problemProperty().get()).isNull();
        of("a").complete(1);
        assertThat(question.answer()).isEqualTo(1);
    }

    @Test
    void theFailureOfAnOldQuestionIsNotToldWhenANewerOneWaits() {
        question.ask("a");
        question.ask("b");
        of("a").completeExceptionally(new IllegalStateException("ended"));

        assertThat(question.problemProperty().get()).isNull();
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void whatComesAfterClearingIsDropped() {
        question.ask("a");
        question.clear();
        of("a").complete(1);
        assertThat(question.answer()).isNull();

        question.ask("a");
        of("a").complete(2);
        assertThat(question.answer()).isEqualTo(2);
    }

    @Test
    void aQuestionThatThrowsFails() {
        NewestQuestion<String, Integer> throwing = new NewestQuestion<>(
                text -> {
                    throw new IllegalStateException(text);
                },
                Runnable::run);
        throwing.ask("no");
        assertThat(throwing.problemProperty().get()).hasMessage("no");
        assertThat(throwing.busyProperty().get()).isFalse();
    }
}

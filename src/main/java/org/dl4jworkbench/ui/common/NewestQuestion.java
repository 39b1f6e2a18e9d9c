package org.dl4jworkbench.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Asks what takes time, one question at a time: of those asked while one is under way only the newest is asked after it, so
 * that a slider or a pen that moves fast costs no more than one that moves slowly. To be used on one thread, the screen's.
 *
 * @param <Q> a question; equal questions are asked once
 * @param <A> its answer
 */
public final class NewestQuestion<Q, A> {
    /** An answer with its question, which may no longer be the newest one. */
    public record Answered<Q, A>(Q question, A answer) {}

    private final Function<Q, CompletableFuture<A>> asking;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<@Nullable Answered<Q, A>> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Q wanted;
    private int era;

    /**
     * @param asking answers on any thread
     * @param screen brings an answer to the thread that asks
     */
    public NewestQuestion(Function<Q, CompletableFuture<A>> asking, Executor screen) {
        this.asking = asking;
        this.screen = screen;
    }

    /** Over work for the background. */
    public static <Q, A> NewestQuestion<Q, A> inBackground(Function<Q, Callable<A>> work, Background background) {
        return new NewestQuestion<>(
                question -> {
                    CompletableFuture<A> later = new CompletableFuture<>();
                    background.run(work.apply(question), later::complete, later::completeExceptionally);
                    return later;
                },
                Runnable::run);
    }

    /** The last answer; null before the first and after a failure. */
    public ReadOnlyObjectProperty<@Nullable Answered<Q, A>> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    public @Nullable A answer() {
        Answered<Q, A> last = answered.get();
        return last == null ? null : last.answer();
    }

    /** Why the last question has no answer; null where it has, and while one is under way. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a question is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What was asked last; null for nothing. */
    public @Nullable Q wanted() {
        return wanted;
    }

    /** Asks, soon; what is asked already is not asked again. */
    public void ask(Q question) {
        if (question.equals(wanted)) {
            return;
        }
        wanted = question;
        if (!busy.get()) {
            send(question);
        }
    }

    /** Asks the last question again. */
    public void again() {
        Q last = wanted;
        if (last != null && !busy.get()) {
            send(last);
        }
    }

    /** Forgets everything; what is under way is not listened to. */
    public void clear() {
        era++;
        wanted = null;
        busy.set(false);
        answered.set(null);
        problem.set(null);
    }

    private void send(Q question) {
        busy.set(true);
        problem.set(null);
        int mine = era;
        CompletableFuture<A> later;
        try {
            later = asking.apply(question);
        } catch (RuntimeException e) {
            later = CompletableFuture.failedFuture(e);
        }
        later.whenComplete((answer, failure) -> screen.execute(() -> {
            if (mine == era) {
                finished(question, answer, failure);
            }
        }));
    }

    private void finished(Q question, @Nullable A answer, @Nullable Throwable failure) {
        busy.set(false);
        Q next = wanted;
        boolean newest = question.equals(next);
        if (answer != null) {
            answered.set(new Answered<>(question, answer));
        } else if (newest) {
            answered.set(null);
            problem.set(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
        if (!newest && next != null && !busy.get()) {
            send(next);
        }
    }
}

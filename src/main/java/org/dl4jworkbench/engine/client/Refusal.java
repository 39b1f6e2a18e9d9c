package org.dl4jworkbench.engine.client;

import com.google.gson.JsonArray;
import java.util.concurrent.CompletionException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.WorkbenchException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/** What an engine refused, in the words that it used. */
public final class Refusal {
    private Refusal() {}

    /**
     * The error with the parts that the engine named.
     *
     * @param problem with which an answer of an engine ended
     */
    public static WorkbenchException of(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof ResponseErrorException refused
                && refused.getResponseError().getData() instanceof JsonArray parts
                && parts.size() == 3) {
            return new EngineException(
                    parts.get(0).getAsString(),
                    parts.get(1).getAsString(),
                    parts.get(2).getAsString(),
                    cause);
        }
        return cause instanceof WorkbenchException known
                ? known
                : new EngineException("the engine could not be asked (" + cause + ")", "", "", cause);
    }
}

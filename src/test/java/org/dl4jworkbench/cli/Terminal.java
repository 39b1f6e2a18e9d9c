package org.dl4jworkbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.CudaVerdict;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Backends;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.FixedBackends;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.rundir.Json;

/** Runs commands as a terminal would and keeps what they print. */
final class Terminal {
    static final CudaReport NO_CUDA = new CudaReport(
            CudaVerdict.NO_GPU,
            "a driver is installed, but it finds no GPU",
            "Plug one in",
            List.of(),
            null,
            false,
            null);

    final Places places;
    private final Runs runs;
    private final Backends backends;
    private final boolean bar;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    Terminal(Path user, Runs runs) {
        this(user, runs, FixedBackends.of(NO_CUDA), false);
    }

    Terminal(Path user, Runs runs, Backends backends, boolean bar) {
        this.places = new Places(null, user);
        this.runs = runs;
        this.backends = backends;
        this.bar = bar;
    }

    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return new Cli(services(new PrintWriter(out), new PrintWriter(err))).execute(arguments);
    }

    /** What a command needs that is tried without the others. */
    CliServices services(PrintWriter out, PrintWriter err) {
        return new CliServices(
                places,
                new FolderChoices(places, new PreferencesFile(places.preferences())),
                () -> AssignmentCatalogue.read(places),
                runs,
                backends,
                () -> Doctor.ofThisMachine(places, backends),
                new TextOut(out),
                new TextOut(err),
                bar);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Every line of stdout, which must be a JSON object each. */
    List<JsonNode> json() {
        return out().lines().map(Terminal::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            if (!node.isObject()) {
                throw new AssertionError("no JSON object: " + line);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}

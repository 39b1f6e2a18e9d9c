package org.dl4jworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.data.GeneratedDigits;
import org.dl4jworkbench.engine.Gadget;
import org.dl4jworkbench.model.SerialFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process of the program makes objects out of Java's serialised streams. */
class SerialFilterTest {
    @TempDir
    Path folder;

    /** Reads a stream behind the filter; for a process of its own, because the filter cannot be taken off again. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            SerialFilter.refuseAll();
            SerialFilter.refuseAll();
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(arguments[0])))) {
                System.out.println("read " + in.readObject());
            } catch (InvalidClassException e) {
                System.out.println("refused");
            }
        }
    }

    @Test
    void behindTheFilterNotEvenStringsAndListsAreRead() throws Exception {
        Path trace = folder.resolve("trace");
        Path stream = Files.write(folder.resolve("stream"), Gadget.stream(trace));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        stream.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(said.strip()).isEqualTo("refused");
        assertThat(trace).doesNotExist();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Files.readAllBytes(stream)))) {
            in.readObject();
        }
        assertThat(trace).as("without the filter").exists();
    }

    /** They make whatever class a file names. */
    @Test
    void noFileIsReadByTheLibrariesOwnReadersOfObjectsAndNetworks() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.dl4jworkbench");
        List<String> readers = classes.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .map(access -> access.getTargetOwner().getSimpleName() + "."
                        + access.getTarget().getName())
                .filter(called -> called.startsWith("ObjectInputStream.")
                        || called.startsWith("ModelSerializer.restore")
                        || called.startsWith("ModelGuesser.")
                        || called.startsWith("Nd4j.read")
                        || called.matches("(MultiLayer|NeuralNet|ComputationGraph)Configuration\\.from(Json|Yaml)"))
                .toList();

        assertThat(readers).isEmpty();
    }

    @Test
    void everyProgramSetsTheFilterBeforeAnythingElse() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.dl4jworkbench");
        List<JavaCodeUnit> mains = classes.stream()
                .flatMap(each -> each.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals("main"))
                // Draws the embedded set when the project is built, and reads nothing.
                .filter(unit -> !unit.getOwner().isEquivalentTo(GeneratedDigits.class))
                .toList();

        assertThat(mains).extracting(unit -> unit.getOwner().getSimpleName()).contains("Main", "EngineMain");
        assertThat(mains).allSatisfy(main -> assertThat(main.getMethodCallsFromSelf().stream()
                        .min(Comparator.comparing(JavaMethodCall::getLineNumber))
                        .map(call -> call.getTarget().getFullName()))
                .as(main.getFullName())
                .contains(SerialFilter.class.getName() + ".refuseAll()"));
    }
}

package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    private static final int LARGEST = 10_000;

    @TempDir
    Path folder;

    private record Sample(
            String name,
            int count,
            List<String> words,
            Map<String, @Nullable Integer> some,
            @Nullable Instant at) {
        Sample {
            words = List.copyOf(words);
            if (count < 0) {
                throw new BadSpecException("must not be negative", "count", "Write 0 or more");
            }
        }
    }

    private Path file(String ending, String text) throws IOException {
        return Files.writeString(folder.resolve("sample." + ending), text);
    }

    private static Sample json(Path file) {
        return RecordFile.json(file, Sample.class, LARGEST, "Write it anew", RunFolderException::new);
    }

    private static WorkbenchException problem(Path file) {
        boolean yaml = file.toString().endsWith("yaml");
        WorkbenchException found = yaml
                ? catchThrowableOfType(BadSpecException.class, () -> RecordFile.yaml(file, Sample.class))
                : catchThrowableOfType(RunFolderException.class, () -> json(file));
        assertThat(found).isNotNull();
        assertThat(found.where()).startsWith(file.toString());
        assertThat(found.remedy()).isNotBlank();
        return found;
    }

    @Test
    void aRecordComesBackFromBothForms() throws IOException {
        Sample sample = new Sample("a", 3, List.of("x"), java.util.Collections.singletonMap("k", null), Instant.EPOCH);
        String text =
                "{\"name\":\"a\",\"count\":3,\"words\":[\"x\"],\"some\":{\"k\":null},\"at\":\"1970-01-01T00:00:00Z\"}";

        assertThat(json(file("json", text))).isEqualTo(sample);
        assertThat(RecordFile.yaml(file("yaml", text), Sample.class)).isEqualTo(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "null",
                "[]",
                "[null]",
                "3",
                "1e308",
                "\"text\"",
                "true",
                "{",
                "}",
                "{}",
                "{\"name\":null}",
                "\u0000",
                "{\"name\":\"a\"}{}"
            })
    void whatIsNoRecordIsAnErrorThatNamesTheFile(String text) throws IOException {
        problem(file("json", text));
        problem(file("yaml", text));
    }

    @Test
    void theRootIsToldInWords() throws IOException {
        assertThat(problem(file("json", "")).what()).isEqualTo("holds nothing, not fields with names");
        assertThat(problem(file("json", "null")).what()).isEqualTo("holds null, not fields with names");
        assertThat(problem(file("yaml", "[]")).what()).isEqualTo("holds a list, not fields with names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"words\":[", "{\"name\":", "- ", "? ", "{\"a\":"})
    void deepNestingIsRefusedWithoutWearingOutTheStack(String open) throws IOException {
        problem(file("yaml", open.repeat(5000)));
        if (!open.endsWith(" ")) {
            Path file = Files.writeString(folder.resolve("deep.json"), open.repeat(1_000_000));
            assertThatThrownBy(() -> RecordFile.json(file, Sample.class, 1 << 24, "", RunFolderException::new))
                    .isInstanceOf(RunFolderException.class);
        }
    }

    @Test
    void nullsInListsUnknownFieldsDuplicatesAndWrongValuesNameLineAndField() throws IOException {
        String sound = "{\"name\":\"a\",\n\"count\":3,\n\"words\":[\"x\"],\n\"some\":{}}";
        assertThat(json(file("json", sound)).count()).isEqualTo(3);
        assertThat(problem(file("json", sound.replace("\"x\"", "null"))).where())
                .endsWith(":3 (words.[0])");
        assertThat(problem(file("json", sound.replace("3", "-3"))).getMessage())
                .contains("count: must not be negative", "Write 0 or more");
        assertThat(problem(file("json", sound.replace("{}}", "{},\"cuont\":1}")))
                        .what())
                .isEqualTo("\"cuont\" is no field here");
        assertThat(problem(file("json", sound.replace("3,", "3,\"count\":4,"))).what())
                .contains("Duplicate");
        assertThat(problem(file("json", sound.replace("3", "99999999999999999999")))
                        .where())
                .endsWith(":2 (count)");
        assertThat(problem(file("json", sound.replace("3", "1e308"))).where()).endsWith(":2 (count)");
        assertThat(problem(file("json", sound.replace("{}}", "{},\"at\":\"noon\"}")))
                        .getMessage())
                .contains("(at)", "not a time such as");
        assertThat(problem(file("yaml", "name: a\nname: b\n")).what()).contains("Duplicate");
    }

    @Test
    void noPackageOfOurClassesIsTold() throws IOException {
        assertThat(problem(file("json", "{\"name\":{}}")).getMessage()).doesNotContain("dl4jworkbench", "\n");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
        assertThat(problem(file("json", " ".repeat(LARGEST + 1))).what()).contains("larger than");
        assertThat(problem(file("yaml", "# x\n".repeat(300_000))).what()).contains("larger than the 1.0 MB");
    }

    @Test
    void aLongLineOfYamlIsRefusedAtOnceAndAMegabyteOfShortOnesIsQuick() throws IOException {
        Path one = file("yaml", "name: a\n# " + "x".repeat(1_000_000));
        assertThat(problem(one).getMessage()).contains(one + ":2: the line is longer than 100,000 bytes");
        String many = "name: a\ncount: 3\nwords: []\nsome: {}\n" + ("# " + "x".repeat(90_000) + "\n").repeat(11);
        Path file = file("yaml", many);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> RecordFile.yaml(file, Sample.class));
    }

    @Test
    void bytesThatAreNoTextAndAFolderInPlaceOfTheFileAreNamed() throws IOException {
        Path file = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xFF, (byte) 0xC0, 'a', ':'});
        problem(file);
        problem(Files.write(folder.resolve("bytes.json"), new byte[] {(byte) 0xFF, (byte) 0xC0, 'a', ':'}));
        assertThat(problem(Files.createDirectory(folder.resolve("folder.json"))).what())
                .isEqualTo("is not a file");
        assertThat(problem(folder.resolve("absent.json")).what()).startsWith("cannot be read");
    }

    @Test
    void listsAreReadToo() throws IOException {
        Path file = file("json", "[\"a\", \"b\"]");
        assertThat(RecordFile.json(file, String[].class, LARGEST, "", RunFolderException::new))
                .containsExactly("a", "b");
        Path wrong = Files.write(folder.resolve("wrong.json"), "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> RecordFile.json(wrong, String[].class, LARGEST, "Delete it", RunFolderException::new))
                .hasMessageContaining("holds fields with names, not a list");
    }
}

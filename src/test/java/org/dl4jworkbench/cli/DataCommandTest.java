package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.dl4jworkbench.data.download.Checksum;
import org.dl4jworkbench.data.download.DownloadProgress;
import org.dl4jworkbench.data.download.RemoteFile;
import org.dl4jworkbench.data.download.RemoteSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    /** echo -n hello | sha256sum */
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path user;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello.bin", exchange -> {
            exchange.sendResponseHeaders(200, HELLO.length);
            exchange.getResponseBody().write(HELLO);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Terminal terminal() {
        return new Terminal(user, new ScriptedRuns(run -> {}));
    }

    private RemoteSet set(String path) {
        URI mirror = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        RemoteFile file = new RemoteFile("hello.bin", List.of(mirror), 5, Checksum.sha256(HELLO_SHA256), false);
        return new RemoteSet("greeting", "A greeting", "free", mirror, List.of(file), "Put hello.bin into FOLDER");
    }

    /** The command alone, with sets of the loopback server. */
    private int download(StringWriter out, StringWriter err, RemoteSet set, String... arguments) {
        CliServices services = terminal().services(new PrintWriter(out), new PrintWriter(err));
        return new CommandLine(new DataDownloadCommand(services, List.of(set))).execute(arguments);
    }

    @Test
    void listTellsWhatIsHereAndHowToGetTheRest() {
        Terminal terminal = terminal();

        assertThat(terminal.run("data", "list")).isZero();

        assertThat(terminal.out())
                .contains("generated-digits")
                .contains("not here; workbench data download cifar-10 brings")
                .contains("medical-masks");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void listAsJsonIsOneObject() {
        Terminal terminal = terminal();

        assertThat(terminal.run("data", "list", "--json")).isZero();

        assertThat(terminal.json()).hasSize(1);
        JsonNode sets = terminal.json().get(0).path("datasets");
        Optional<JsonNode> mnist = StreamSupport.stream(sets.spliterator(), false)
                .filter(set -> set.path("id").asText().equals("mnist"))
                .findFirst();
        assertThat(mnist).isPresent();
        assertThat(mnist.get().path("available").asBoolean()).isFalse();
        assertThat(mnist.get().path("download").asBoolean()).isTrue();
        assertThat(mnist.get().path("downloadBytes").asLong()).isEqualTo(11_594_722);
    }

    @Test
    void aDownloadEndsInTheFolderThatIsNamed() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path data = user.resolve("data");

        int code = download(out, err, set("/hello.bin"), "greeting", "--data", data.toString());

        assertThat(code).isZero();
        assertThat(data.resolve("greeting/hello.bin")).hasContent("hello");
        assertThat(out.toString()).contains("A greeting").contains("Done. All checksums are right.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutAFolderItGoesToTheUsersOwn() {
        StringWriter out = new StringWriter();

        assertThat(download(out, new StringWriter(), set("/hello.bin"), "greeting", "--json"))
                .isZero();

        assertThat(user.resolve("datasets/greeting/hello.bin")).hasContent("hello");
        assertThat(out.toString().lines()).first().asString().startsWith("{\"event\":\"started\"");
        assertThat(out.toString().lines()).last().isEqualTo("{\"event\":\"finished\"}");
    }

    @Test
    void aMirrorThatHasNothingIsAFailureAndNotTheUsersMistake() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        assertThat(download(out, err, set("/nothing"), "greeting", "--json")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("answered 404").contains("Put hello.bin into");
        assertThat(out.toString().lines()).last().asString().startsWith("{\"event\":\"failed\",\"message\"");
        assertThat(Files.exists(user.resolve("datasets/greeting/hello.bin"))).isFalse();
    }

    @Test
    void anUnknownSetIsAnsweredWithThoseThatCanBeHad() {
        Terminal terminal = terminal();

        assertThat(terminal.run("data", "download", "generated-digits")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("mnist (", "cifar-10 (", "medical-masks (by hand)");
    }

    @Test
    void aSetBehindALoginIsBadInputWithTheWayToGetIt() {
        Terminal terminal = terminal();

        assertThat(terminal.run("data", "download", "medical-masks")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("login").contains("Kaggle");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void theCommandAloneAsksForOneOfItsTwo() {
        Terminal terminal = terminal();

        assertThat(terminal.run("data")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("list or download");
    }

    @Test
    void theLineThatMovesFitsIntoEightyColumns() {
        assertThat(DownloadOutput.bar(
                        new DownloadProgress("cifar-10-binary.tar.gz", 1, 1, 123_456_789, 170_052_171, 1_234_567, "m")))
                .hasSizeLessThan(80)
                .startsWith(" 72%");
    }
}

package org.dl4jworkbench.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dl4jworkbench.data.download.Download.Outcome;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on 127.0.0.1 that do everything that servers do. */
@Timeout(20)
class DownloadTest {
    private static final byte[] CONTENT = content(300_000, 1);
    private static final byte[] OTHER = content(300_000, 2);
    private static final DownloadLimits QUICK =
            new DownloadLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(200), 3);

    @TempDir
    Path root;

    private final List<LoopbackServer> servers = new ArrayList<>();
    private final List<DownloadProgress> progress = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private static byte[] content(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Checksum sha256(byte[] bytes) {
        try {
            return Checksum.sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (LoopbackServer server : servers) {
            server.close();
        }
    }

    private LoopbackServer server(LoopbackServer.Behaviour... script) throws IOException {
        LoopbackServer server = new LoopbackServer(script);
        servers.add(server);
        return server;
    }

    private static RemoteSet set(RemoteFile... files) {
        return new RemoteSet(
                "a-set",
                "A set",
                "free",
                URI.create("http://127.0.0.1/"),
                List.of(files),
                "Download data.bin yourself and put it into FOLDER");
    }

    private static RemoteFile file(LoopbackServer... mirrors) {
        List<URI> uris =
                Arrays.stream(mirrors).map(mirror -> mirror.uri("data.bin")).toList();
        return new RemoteFile("data.bin", uris, CONTENT.length, sha256(CONTENT), false);
    }

    private Download download(RemoteFile... files) {
        return download(Long.MAX_VALUE, set(files));
    }

    private Download download(long free, RemoteSet set) {
        DownloadListener listener = new DownloadListener() {
            @Override
            public void progress(DownloadProgress at) {
                progress.add(at);
            }

            @Override
            public void notice(String what) {
                notices.add(what);
            }
        };
        return new Download(set, root, listener, QUICK, place -> free);
    }

    private Path folder() {
        return root.resolve("a-set");
    }

    private void assertArrived() throws IOException {
        assertThat(folder().resolve("data.bin")).hasBinaryContent(CONTENT);
        assertThat(folder()).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void aFileArrivesAndTheProgressEndsAtItsLength() throws Exception {
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        DownloadProgress last = progress.get(progress.size() - 1);
        assertThat(last.bytes()).isEqualTo(300_000);
        assertThat(last.totalBytes()).isEqualTo(300_000);
        assertThat(last.share()).isEqualTo(1);
        assertThat(last.mirror()).isEqualTo("127.0.0.1");
        assertThat(notices).isEmpty();
    }

    @Test
    void whatIsThereIsNotDownloadedAgain() throws Exception {
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));
        download(file(honest)).run();

        assertThat(download(file(honest)).run()).isEqualTo(Outcome.ALREADY_THERE);

        assertThat(honest.requests()).hasSize(1);
    }

    @Test
    void aConnectionThatDropsGoesOnWhereItEnded() throws Exception {
        LoopbackServer drops = server(
                LoopbackServer.dropsAfter(100_000, CONTENT, "ETag: \"1\""), LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(drops)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(drops.requests()).hasSize(2);
        assertThat(drops.requests().get(1).header("Range")).isEqualTo("bytes=100000-");
        assertThat(drops.requests().get(1).header("If-Range")).isEqualTo("\"1\"");
        assertThat(notices).hasSize(1);
    }

    @Test
    void aServerThatAlwaysDropsGivesWayToTheNextMirrorWhichSendsTheRest() throws Exception {
        LoopbackServer drops = server(LoopbackServer.dropsAfter(50_000, CONTENT));
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"2\""));

        assertThat(download(file(drops, honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(drops.requests()).hasSize(3);
        assertThat(honest.requests().get(0).header("Range")).isEqualTo("bytes=50000-");
    }

    @Test
    void aServerThatStallsIsGivenUp() throws Exception {
        LoopbackServer stalls = server(LoopbackServer.stallsAfter(10, CONTENT, new CountDownLatch(1)));
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(stalls, honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(notices).anyMatch(notice -> notice.contains("sent nothing for 0.2 s"));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI dead = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/data.bin");
            LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));
            RemoteFile file = new RemoteFile(
                    "data.bin", List.of(dead, honest.uri("data.bin")), CONTENT.length, sha256(CONTENT), false);
            DownloadLimits limits =
                    new DownloadLimits(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(200), 1);

            assertThat(new Download(set(file), root, DownloadListener.SILENT, limits, place -> Long.MAX_VALUE).run())
                    .isEqualTo(Outcome.DONE);

            assertArrived();
        }
    }

    @Test
    void aShorterFileUnderTheRightStatusIsNotTaken() throws Exception {
        LoopbackServer truncates = server(LoopbackServer.always(Arrays.copyOf(CONTENT, 200_000)));
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(truncates, honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(notices).anyMatch(notice -> notice.contains("200000 bytes instead of 300000"));
    }

    @Test
    void otherBytesOfTheSameLengthAreThrownAwayAndTheNextMirrorStartsAnew() throws Exception {
        LoopbackServer corrupts = server(LoopbackServer.always(OTHER));
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(corrupts, honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(corrupts.requests()).hasSize(1);
        assertThat(honest.requests().get(0).header("Range")).isEmpty();
        assertThat(notices).anyMatch(notice -> notice.contains("gave other content"));
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws Exception {
        LoopbackServer noRanges = server(LoopbackServer.dropsAfter(100_000, CONTENT), LoopbackServer.always(CONTENT));

        assertThat(download(file(noRanges)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
    }

    @Test
    void aFileThatChangedBetweenTwoAttemptsIsTakenAnew() throws Exception {
        LoopbackServer changes = server(
                LoopbackServer.dropsAfter(100_000, OTHER, "ETag: \"old\""), LoopbackServer.honest(CONTENT, "\"new\""));

        assertThat(download(file(changes)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(changes.requests().get(1).header("If-Range")).isEqualTo("\"old\"");
    }

    @Test
    void aMixtureOfTwoVersionsIsFoundOutAndTakenAnew() throws Exception {
        // No entity tag and no date: only the checksum can tell.
        LoopbackServer changes =
                server(LoopbackServer.dropsAfter(100_000, OTHER), LoopbackServer.honest(CONTENT, "\"new\""));

        assertThat(download(file(changes)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(changes.requests()).hasSize(3);
        assertThat(changes.requests().get(2).header("Range")).isEmpty();
    }

    @Test
    void anotherPieceThanTheOneAskedForIsNotTaken() throws Exception {
        LoopbackServer confused = server(
                LoopbackServer.dropsAfter(100_000, CONTENT),
                LoopbackServer.wrongPiece(CONTENT),
                LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(confused)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
    }

    @Test
    void noDeclaredLengthIsFineWhenTheContentIsRight() throws Exception {
        assertThat(download(file(server(LoopbackServer.withoutLength(CONTENT)))).run())
                .isEqualTo(Outcome.DONE);

        assertArrived();
    }

    @Test
    void noDeclaredLengthAndTooMuchIsCutOff() throws Exception {
        LoopbackServer endless = server(LoopbackServer.withoutLength(content(400_000, 3)));
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(endless, honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(honest.requests().get(0).header("Range")).isEmpty();
        assertThat(notices).anyMatch(notice -> notice.contains("more than 300000 bytes"));
    }

    @Test
    void noDeclaredLengthAndTooLittleGoesOn() throws Exception {
        LoopbackServer ends = server(
                LoopbackServer.withoutLength(Arrays.copyOf(CONTENT, 1000)), LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(ends)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(ends.requests().get(1).header("Range")).isEqualTo("bytes=1000-");
    }

    @Test
    void aRedirectionIsFollowed() throws Exception {
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));
        LoopbackServer redirects = server(LoopbackServer.redirect(honest.uri("elsewhere.bin")));

        assertThat(download(file(redirects)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(honest.requests().get(0).path()).isEqualTo("/elsewhere.bin");
    }

    @Test
    void aMissingFileSaysWhatEveryMirrorAnsweredAndWhatToDoByHand() throws Exception {
        LoopbackServer missing = server(LoopbackServer.status("404 Not Found"));
        LoopbackServer broken = server(LoopbackServer.status("503 Service Unavailable"));

        assertThatThrownBy(() -> download(file(missing, broken)).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("A set could not be downloaded")
                .hasMessageContaining("127.0.0.1 answered 404")
                .hasMessageContaining("answered 503")
                .hasMessageContaining("Download data.bin yourself and put it into " + folder());

        assertThat(missing.requests()).hasSize(1);
        assertThat(folder()).isDirectoryNotContaining("glob:**/data.bin*");
    }

    @Test
    void aPortWhereNobodyListensIsAReasonToo() throws Exception {
        LoopbackServer gone = new LoopbackServer(LoopbackServer.status("200 OK"));
        gone.close();

        assertThatThrownBy(() -> download(file(gone)).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aNameThatNobodyKnowsAsksForTheNetwork() {
        // RFC 6761 keeps .invalid from ever being a name.
        RemoteFile file = new RemoteFile(
                "data.bin", List.of(URI.create("http://mirror.invalid/data.bin")), 5, sha256(CONTENT), false);

        assertThatThrownBy(() -> download(file).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("mirror.invalid cannot be found (is this machine online?)");
    }

    @Test
    void whatFailedIsKeptAndAnotherDownloadGoesOn() throws Exception {
        LoopbackServer drops = server(LoopbackServer.dropsAfter(120_000, CONTENT));
        assertThatThrownBy(() -> download(file(drops)).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("it goes on where it ended");
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThat(download(file(honest)).run()).isEqualTo(Outcome.DONE);

        assertArrived();
        assertThat(honest.requests().get(0).header("Range")).isEqualTo("bytes=120000-");
    }

    @Test
    void cancelEndsAWaitAtOnceAndKeepsWhatArrived() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        LoopbackServer stalls = server(LoopbackServer.stallsAfter(100_000, CONTENT, reached));
        DownloadLimits patient =
                new DownloadLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), 3);
        CountDownLatch someArrived = new CountDownLatch(1);
        DownloadListener listener = new DownloadListener() {
            @Override
            public void progress(DownloadProgress at) {
                someArrived.countDown();
            }

            @Override
            public void notice(String what) {}
        };
        Download download = new Download(set(file(stalls)), root, listener, patient, place -> Long.MAX_VALUE);
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return download.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(someArrived.await(10, TimeUnit.SECONDS)).isTrue();

        download.cancel();

        assertThat(outcome.get(5, TimeUnit.SECONDS)).isEqualTo(Outcome.CANCELLED);
        assertThat(folder().resolve("data.bin")).doesNotExist();
        assertThat(folder().resolve("data.bin.part")).exists();
    }

    @Test
    void cancelBeforeTheStartDownloadsNothing() throws Exception {
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));
        Download download = download(file(honest));
        download.cancel();

        assertThat(download.run()).isEqualTo(Outcome.CANCELLED);

        assertThat(honest.requests()).isEmpty();
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsAskedFor() throws Exception {
        LoopbackServer honest = server(LoopbackServer.honest(CONTENT, "\"1\""));

        assertThatThrownBy(() -> download(1_000_000, set(file(honest))).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("not enough room")
                .hasMessageContaining("Make room");

        assertThat(honest.requests()).isEmpty();
    }

    @Test
    void twoAtOnceAreRefused() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        LoopbackServer stalls = server(LoopbackServer.stallsAfter(10, CONTENT, reached));
        DownloadLimits patient =
                new DownloadLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), 1);
        Download first =
                new Download(set(file(stalls)), root, DownloadListener.SILENT, patient, place -> Long.MAX_VALUE);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
            try {
                first.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> download(file(stalls)).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("is being downloaded already");

        first.cancel();
        running.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aSetBehindALoginSaysWhereToGetIt() {
        RemoteSet masks = DownloadCatalogue.find("medical-masks").orElseThrow();

        assertThatThrownBy(() -> download(Long.MAX_VALUE, masks).run())
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("login")
                .hasMessageContaining("Kaggle")
                .hasMessageContaining(
                        root.resolve("medical-masks").resolve("images").toString());
    }

    @Test
    void anArchiveIsUnpackedOnceAndDeleted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("images/one.txt"));
            zip.write("one".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] content = bytes.toByteArray();
        LoopbackServer honest = server(LoopbackServer.always(content));
        RemoteFile file = new RemoteFile(
                "pictures.zip", List.of(honest.uri("pictures.zip")), content.length, sha256(content), true);

        assertThat(download(file).run()).isEqualTo(Outcome.DONE);
        assertThat(download(file).run()).isEqualTo(Outcome.ALREADY_THERE);

        assertThat(folder().resolve("images/one.txt")).hasContent("one");
        assertThat(folder().resolve("pictures.zip")).doesNotExist();
        assertThat(honest.requests()).hasSize(1);
    }

    @Test
    void theSpeedIsThatOfTheLastSeconds() {
        Speed speed = new Speed();
        for (int tenths = 0; tenths <= 100; tenths++) {
            // 1000 bytes a second for five seconds, then 3000.
            speed.at(tenths * 100_000_000L, tenths <= 50 ? 100L * tenths : 5000 + 300L * (tenths - 50));
        }
        assertThat(speed.bytesPerSecond()).isEqualTo(3000);
        assertThat(new DownloadProgress("a", 1, 1, 4000, 10_000, 3000, "m").secondsLeft())
                .isEqualTo(2);
    }
}

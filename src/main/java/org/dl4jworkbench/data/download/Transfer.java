package org.dl4jworkbench.data.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dl4jworkbench.data.download.MirrorFailure.Next;
import org.jspecify.annotations.Nullable;

/** Brings one file from one mirror, going on from what is there (RFC 9110, 13.1.5 and 14). Used once, by one thread; may be cancelled by any. */
final class Transfer {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpClient client;
    private final DownloadLimits limits;
    private final RemoteFile file;
    private final URI mirror;
    private final PartFile part;

    private volatile boolean cancelled;
    private volatile @Nullable CompletableFuture<?> asked;
    private volatile @Nullable ArrivingBytes arriving;

    Transfer(HttpClient client, DownloadLimits limits, RemoteFile file, URI mirror, PartFile part) {
        this.client = client;
        this.limits = limits;
        this.file = file;
        this.mirror = mirror;
        this.part = part;
    }

    /** Ends {@link #run} soon; what has arrived stays. */
    void cancel() {
        cancelled = true;
        CompletableFuture<?> waiting = asked;
        if (waiting != null) {
            waiting.cancel(true);
        }
        ArrivingBytes body = arriving;
        if (body != null) {
            body.cancel();
        }
    }

    /**
     * Makes the part as long as the file should be; its content is not looked at.
     *
     * @param arrived is told the length of the part
     * @return whether bytes of another attempt are in it
     * @throws InterruptedException when it was cancelled or the thread interrupted
     */
    boolean run(LongConsumer arrived) throws IOException, InterruptedException {
        try {
            return bring(arrived);
        } catch (MirrorFailure e) {
            // A cancelled connection looks like a broken one.
            if (cancelled) {
                throw new InterruptedException("cancelled");
            }
            throw e;
        }
    }

    private boolean bring(LongConsumer arrived) throws IOException, InterruptedException {
        long there = part.size();
        if (there > file.bytes()) {
            part.delete();
            there = 0;
        }
        if (there == file.bytes()) {
            return true;
        }
        HttpResponse<ArrivingBytes> answer = ask(there);
        try (ArrivingBytes body = answer.body()) {
            arriving = body;
            if (cancelled) {
                throw new InterruptedException("cancelled");
            }
            boolean goOn = goesOn(answer, there);
            arrived.accept(goOn ? there : 0);
            try (PartFile.Writing writing = part.write(goOn, mirror.toString(), version(answer.headers()))) {
                receive(body, writing, goOn ? there : 0, arrived);
            }
            return goOn;
        }
    }

    private HttpResponse<ArrivingBytes> ask(long there) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror)
                .timeout(limits.answer())
                .header("User-Agent", "DL4J-Workbench")
                // The length and the checksum are those of the file as it lies there.
                .header("Accept-Encoding", "identity");
        if (there > 0) {
            request.header("Range", "bytes=" + there + "-");
            String version = part.versionAt(mirror.toString());
            if (version != null) {
                request.header("If-Range", version);
            }
        }
        CompletableFuture<HttpResponse<ArrivingBytes>> answer =
                client.sendAsync(request.build(), response -> new ArrivingBytes());
        asked = answer;
        if (cancelled) {
            answer.cancel(true);
        }
        try {
            return answer.get();
        } catch (CancellationException e) {
            throw new InterruptedException("cancelled");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        }
    }

    private static MirrorFailure unreachable(@Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new MirrorFailure("cannot be reached in time", Next.OTHER_MIRROR);
        }
        if (cause instanceof HttpTimeoutException) {
            return new MirrorFailure("does not answer in time", Next.TRY_AGAIN);
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return new MirrorFailure("cannot be found (is this machine online?)", Next.OTHER_MIRROR);
            }
        }
        String kind = cause == null ? "" : cause.getClass().getSimpleName();
        String message = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        // A refused connection will be refused again; a broken one may not be.
        return new MirrorFailure(
                "cannot be reached (" + kind + message + ")",
                cause instanceof ConnectException ? Next.OTHER_MIRROR : Next.TRY_AGAIN);
    }

    /** Whether the answer holds the rest of the part; otherwise it holds the file from its start. */
    private boolean goesOn(HttpResponse<?> answer, long there) throws IOException {
        switch (answer.statusCode()) {
            case 200 -> {
                long length =
                        answer.headers().firstValueAsLong("Content-Length").orElse(file.bytes());
                requireLength(length);
                return false;
            }
            case 206 -> {
                Matcher range = CONTENT_RANGE.matcher(
                        answer.headers().firstValue("Content-Range").orElse(""));
                if (!range.matches() || Long.parseLong(range.group(1)) != there) {
                    part.delete();
                    throw new MirrorFailure("sent another piece of the file than the one asked for", Next.TRY_AGAIN);
                }
                if (!range.group(2).equals("*")) {
                    requireLength(Long.parseLong(range.group(2)));
                }
                return true;
            }
            case 416 -> {
                part.delete();
                throw new MirrorFailure("has no such piece of the file", Next.TRY_AGAIN);
            }
            default -> throw new MirrorFailure("answered " + answer.statusCode(), Next.OTHER_MIRROR);
        }
    }

    private void requireLength(long length) throws MirrorFailure {
        if (length != file.bytes()) {
            throw new MirrorFailure(
                    "has another file: " + length + " bytes instead of " + file.bytes(), Next.OTHER_MIRROR);
        }
    }

    /** What names this version of the file: a strong entity tag, else its date. */
    private static @Nullable String version(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse(null);
    }

    private void receive(ArrivingBytes body, PartFile.Writing writing, long start, LongConsumer arrived)
            throws IOException, InterruptedException {
        long size = start;
        List<ByteBuffer> pieces = body.take(limits.stall());
        while (pieces != null) {
            for (ByteBuffer piece : pieces) {
                size += piece.remaining();
                if (size > file.bytes()) {
                    throw new MirrorFailure("has another file: more than " + file.bytes() + " bytes", Next.DISCARD);
                }
                writing.append(piece);
            }
            arrived.accept(size);
            if (cancelled) {
                throw new InterruptedException("cancelled");
            }
            pieces = body.take(limits.stall());
        }
        if (size < file.bytes()) {
            throw new MirrorFailure("ended after " + size + " of " + file.bytes() + " bytes", Next.TRY_AGAIN);
        }
    }
}

package org.dl4jworkbench.data.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on 127.0.0.1 that answers one request per connection with scripted bytes, so that it can misbehave in any way. */
final class LoopbackServer implements AutoCloseable {
    /** What it was asked. */
    record Request(String path, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Writes an answer; when it returns, the connection is closed. */
    interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final List<Behaviour> script;

    /** @param script one behaviour per request; the last one answers all that follow */
    LoopbackServer(Behaviour... script) throws IOException {
        this.script = List.of(script);
        Thread thread = new Thread(this::accept, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/" + name);
    }

    List<Request> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                open.add(connection);
                Thread thread = new Thread(() -> serve(connection), "loopback-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (SocketException e) {
            // Closed: the test is over.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ")[1], headers);
            Behaviour behaviour;
            synchronized (requests) {
                behaviour = script.get(Math.min(requests.size(), script.size() - 1));
                requests.add(request);
            }
            behaviour.answer(request, connection.getOutputStream());
        } catch (IOException e) {
            // The client gave up: some tests are about that.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : List.copyOf(open)) {
            connection.close();
        }
    }

    private static void head(OutputStream out, String status, String... headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n"
                        + String.join(
                                "", Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A server as it should be: ranges, If-Range, an entity tag. */
    static Behaviour honest(byte[] content, String tag) {
        return (request, out) -> {
            String range = request.header("Range");
            String condition = request.header("If-Range");
            if (!range.isEmpty() && (condition.isEmpty() || condition.equals(tag))) {
                int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                head(
                        out,
                        "206 Partial Content",
                        "ETag: " + tag,
                        "Content-Length: " + (content.length - from),
                        "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length);
                out.write(content, from, content.length - from);
            } else {
                head(out, "200 OK", "ETag: " + tag, "Content-Length: " + content.length);
                out.write(content);
            }
        };
    }

    /** Announces all and hangs up after some bytes. */
    static Behaviour dropsAfter(int bytes, byte[] content, String... headers) {
        return (request, out) -> {
            String[] all = Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = "Content-Length: " + content.length;
            head(out, "200 OK", all);
            out.write(content, 0, bytes);
        };
    }

    /** Sends some bytes and then nothing, but keeps the connection. */
    static Behaviour stallsAfter(int bytes, byte[] content, CountDownLatch reached) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Length: " + content.length);
            out.write(content, 0, bytes);
            out.flush();
            reached.countDown();
            // A daemon thread may wait for ever.
            new CountDownLatch(1).await();
        };
    }

    static Behaviour status(String status) {
        return (request, out) -> {
            head(out, status, "Content-Length: 5");
            out.write("sorry".getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** All of it, whatever was asked for, without ranges. */
    static Behaviour always(byte[] content) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Length: " + content.length);
            out.write(content);
        };
    }

    /** The end is told by hanging up. */
    static Behaviour withoutLength(byte[] content) {
        return (request, out) -> {
            head(out, "200 OK");
            out.write(content);
        };
    }

    static Behaviour redirect(URI where) {
        return (request, out) -> head(out, "302 Found", "Location: " + where, "Content-Length: 0");
    }

    /** A 206 of another place than the one asked for. */
    static Behaviour wrongPiece(byte[] content) {
        return (request, out) -> {
            head(
                    out,
                    "206 Partial Content",
                    "Content-Length: " + content.length,
                    "Content-Range: bytes 0-" + (content.length - 1) + "/" + content.length);
            out.write(content);
        };
    }
}

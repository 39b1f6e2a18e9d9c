package org.dl4jworkbench.engine.protocol;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/**
 * JSON-RPC over a connected socket channel, the same at both ends. The streams read and write the channel itself: those of
 * {@code java.nio.channels.Channels} share one lock, so that a waiting read would block every write.
 */
public final class EngineChannel {
    private EngineChannel() {}

    /**
     * @param local receives what the other end calls
     * @param remote the interface of the other end
     * @param executor runs the launcher's reader
     */
    public static <T> Launcher<T> launcher(
            SocketChannel channel, Object local, Class<T> remote, ExecutorService executor) {
        return new Launcher.Builder<T>()
                .setLocalService(local)
                .setRemoteInterface(remote)
                .setInput(input(channel))
                .setOutput(output(channel))
                .setExecutorService(executor)
                // A diverged network has a loss of NaN, which plain JSON cannot say.
                .configureGson(GsonBuilder::serializeSpecialFloatingPointValues)
                .create();
    }

    private static InputStream input(SocketChannel channel) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
                } catch (ClosedChannelException e) {
                    // This end has closed the channel while its reader waited: the orderly end of a connection.
                    return -1;
                } catch (SocketException e) {
                    // The other process died with something unread: an end as well; who started it learns why from its
                    // exit.
                    return -1;
                }
            }
        };
    }

    private static OutputStream output(SocketChannel channel) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        };
    }
}

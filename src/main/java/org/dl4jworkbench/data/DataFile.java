package org.dl4jworkbench.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a data set, on the disk or inside the program, that can be opened any number of times.
 *
 * @param name the file's own name, without folders
 * @param location the path, or the name on the class path, as error messages show it
 */
public record DataFile(String name, String location, Content content) {
    /** What the file holds; every call opens it anew. */
    public interface Content {
        InputStream open() throws IOException;

        /** The length in bytes as stored, so still compressed for a gzip file. */
        long size() throws IOException;
    }

    /** The same file under another name, such as one with its folders. */
    DataFile named(String other) {
        return new DataFile(other, location, content);
    }

    /** A file on the disk. */
    public static DataFile of(Path path) {
        return new DataFile(String.valueOf(path.getFileName()), path.toString(), new Content() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }

            @Override
            public long size() throws IOException {
                return Files.size(path);
            }
        });
    }

    /**
     * A file on the program's own class path.
     *
     * @param resource the absolute name, starting with a slash
     */
    public static DataFile ofResource(String resource) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return new DataFile(name, "classpath:" + resource, new Content() {
            @Override
            public InputStream open() throws IOException {
                return connection().getInputStream();
            }

            @Override
            public long size() throws IOException {
                URLConnection connection = connection();
                // Asking for the length opens a stream that only closing gives back.
                try (InputStream opened = connection.getInputStream()) {
                    long length = connection.getContentLengthLong();
                    return length >= 0 ? length : opened.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }

            private URLConnection connection() throws IOException {
                URL url = DataFile.class.getResource(resource);
                if (url == null) {
                    throw new FileNotFoundException("it is missing from the program");
                }
                URLConnection connection = url.openConnection();
                // A cached jar would stay open, and locked on Windows, for the life of the process.
                connection.setUseCaches(false);
                return connection;
            }
        });
    }
}

package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Loader;

/**
 * oneDNN on the CPU: loaded once, with one engine and one stream. ND4J must be loaded before, so that both compute in one OpenMP
 * runtime with one number of threads. Everything made here is for one thread at a time.
 */
final class OneDnn {
    /** Loaded by the first use of this class. */
    private static final class Library {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);
        static final dnnl_stream STREAM_HANDLE = STREAM.get();

        private Library() {}
    }

    private OneDnn() {}

    /** Loads the library; fails where there is none for this machine. */
    static void require() throws NotAccelerated {
        try {
            Loader.load(dnnl.class);
            engine();
        } catch (LinkageError | RuntimeException e) {
            throw new NotAccelerated("oneDNN cannot be loaded on this machine (" + e + ")", e);
        }
    }

    /** Such as 1.6.2. */
    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    static engine engine() {
        return Library.ENGINE;
    }

    static dnnl_stream stream() {
        return Library.STREAM_HANDLE;
    }

    /** Floats in C order: the last dimension's neighbours lie side by side. */
    static memory.desc plain(long... dimensions) {
        return new memory.desc(
                dimensions,
                memory.data_type.f32,
                switch (dimensions.length) {
                    case 1 -> memory.format_tag.a;
                    case 2 -> memory.format_tag.ab;
                    case 4 -> memory.format_tag.abcd;
                    default -> throw new IllegalArgumentException(dimensions.length + " dimensions");
                });
    }

    /** Floats in whatever order a primitive likes best. */
    static memory.desc any(long... dimensions) {
        return new memory.desc(dimensions, memory.data_type.f32, memory.format_tag.any);
    }
}

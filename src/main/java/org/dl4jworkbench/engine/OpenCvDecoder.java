package org.dl4jworkbench.engine;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.dl4jworkbench.data.PictureDecoder;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/** Decodes pictures with OpenCV, the library beneath datavec-data-image: several times as fast as the JDK's readers. */
final class OpenCvDecoder implements PictureDecoder {
    private static final int CHANNELS = 3;
    private static final int FLAGS = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    @Override
    public Picture decode(byte[] file, String location) {
        try (BytePointer bytes = new BytePointer(file);
                Mat content = new Mat(1, file.length, opencv_core.CV_8UC1, bytes)) {
            Mat decoded = opencv_imgcodecs.imdecode(content, FLAGS);
            if (decoded == null || decoded.empty()) {
                throw damaged(location, "is no picture that OpenCV can decode", null);
            }
            return new Decoded(decoded);
        } catch (RuntimeException e) {
            if (e instanceof BadDataException known) {
                throw known;
            }
            // OpenCV's own assertions come as plain exceptions.
            throw damaged(location, "cannot be decoded (" + e.getMessage() + ")", e);
        }
    }

    private static BadDataException damaged(String location, String what, @Nullable Throwable cause) {
        String remedy =
                "The file is damaged or of a rare kind. Save it again as an 8-bit JPEG or PNG in RGB, or take it out";
        return cause == null
                ? new BadDataException(what, location, remedy)
                : new BadDataException(what, location, remedy, cause);
    }

    /** @param bgr blue, green, red, a byte each */
    private record Decoded(Mat bgr) implements Picture {
        @Override
        public int height() {
            return bgr.rows();
        }

        @Override
        public int width() {
            return bgr.cols();
        }

        @Override
        public byte[] cut(Region region, int height, int width) {
            byte[] pixels = new byte[height * width * CHANNELS];
            // The mean over the pixels where it shrinks, else aliases would remain of them.
            boolean shrinks = height <= region.height() && width <= region.width();
            try (Rect rectangle = new Rect(region.left(), region.top(), region.width(), region.height());
                    Mat part = new Mat(bgr, rectangle);
                    Size size = new Size(width, height);
                    Mat sized = new Mat();
                    Mat rgb = new Mat()) {
                opencv_imgproc.resize(
                        part, sized, size, 0, 0, shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
                opencv_imgproc.cvtColor(sized, rgb, opencv_imgproc.COLOR_BGR2RGB);
                try (BytePointer data = rgb.data()) {
                    data.get(pixels);
                }
            }
            return pixels;
        }

        @Override
        public void close() {
            bgr.close();
        }
    }
}

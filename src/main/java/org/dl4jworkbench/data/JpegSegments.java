package org.dl4jworkbench.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the segments of a JPEG say, read without decoding (ITU-T T.81, annex B).
 *
 * @param precision bits of a sample; 8 where no frame tells
 * @param components 1 for grey, 3 for colour, 4 for inks
 * @param adobeTransform 2 where four components are luma, two of chroma and black; 0 where nothing is said
 * @param everyScanBegun whether there is a scan for every coefficient of every component, down to its last bit
 * @param ended whether the end marker was met
 */
record JpegSegments(int precision, int components, int adobeTransform, boolean everyScanBegun, boolean ended) {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int ADOBE = 0xEE;
    private static final String ADOBE_NAME = "Adobe";
    private static final int ADOBE_TRANSFORM = 11;
    private static final int COEFFICIENTS = 64;
    private static final int UNSEEN = 99;

    static JpegSegments of(byte[] file) {
        return new Walk(ByteBuffer.wrap(file)).result();
    }

    private static final class Walk {
        private final ByteBuffer file;
        private int precision = 8;
        private byte[] ids = new byte[Samples.CHANNELS];
        private boolean progressive;
        private int adobeTransform;
        private int[][] missingBits = {{UNSEEN}};
        private boolean ended;

        Walk(ByteBuffer file) {
            this.file = file;
        }

        JpegSegments result() {
            int at = 2;
            while (at + 2 <= file.limit() && !ended) {
                int marker = unsigned(at + 1);
                if (unsigned(at) != MARKER || marker == 0 || isRestart(marker)) {
                    at++;
                } else if (marker == MARKER) {
                    at++;
                } else if (marker == END) {
                    ended = true;
                } else if (at + 4 > file.limit()) {
                    break;
                } else {
                    int length = file.getShort(at + 2) & 0xFFFF;
                    if (length < 2 || at + 2 + length > file.limit()) {
                        break;
                    }
                    segment(marker, at + 4, length - 2);
                    at += 2 + length;
                }
            }
            boolean complete = Arrays.stream(missingBits)
                    .allMatch(bits -> Arrays.stream(bits).allMatch(missing -> missing == 0));
            return new JpegSegments(precision, ids.length, adobeTransform, complete, ended);
        }

        private void segment(int marker, int at, int length) {
            if (isFrame(marker) && length >= 6 && length >= 6 + 3 * unsigned(at + 5)) {
                precision = unsigned(at);
                progressive = marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
                ids = new byte[unsigned(at + 5)];
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = file.get(at + 6 + 3 * i);
                }
                missingBits = new int[ids.length][progressive ? COEFFICIENTS : 1];
                Arrays.stream(missingBits).forEach(bits -> Arrays.fill(bits, UNSEEN));
            } else if (marker == ADOBE && length > ADOBE_TRANSFORM) {
                byte[] name = new byte[ADOBE_NAME.length()];
                file.get(at, name);
                if (new String(name, StandardCharsets.ISO_8859_1).equals(ADOBE_NAME)) {
                    adobeTransform = unsigned(at + ADOBE_TRANSFORM);
                }
            } else if (marker == START_OF_SCAN && length >= 4 && length >= 4 + 2 * unsigned(at)) {
                scan(at);
            }
        }

        private void scan(int at) {
            int count = unsigned(at);
            int spectrum = at + 1 + 2 * count;
            for (int i = 0; i < count; i++) {
                for (int component = 0; component < ids.length; component++) {
                    if (ids[component] == file.get(at + 1 + 2 * i)) {
                        int[] bits = missingBits[component];
                        int from = progressive ? Math.min(unsigned(spectrum), COEFFICIENTS) : 0;
                        int to = progressive ? Math.min(unsigned(spectrum + 1) + 1, COEFFICIENTS) : 1;
                        Arrays.fill(bits, from, Math.max(from, to), progressive ? unsigned(spectrum + 2) & 0xF : 0);
                    }
                }
            }
        }

        private int unsigned(int at) {
            return file.get(at) & 0xFF;
        }

        private static boolean isRestart(int marker) {
            return marker >= FIRST_RESTART && marker <= LAST_RESTART;
        }

        /** C0 to CF, less Huffman tables, an extension and conditions of arithmetic coding. */
        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }
    }
}

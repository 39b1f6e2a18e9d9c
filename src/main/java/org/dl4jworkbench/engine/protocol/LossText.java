package org.dl4jworkbench.engine.protocol;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Losses as one text: four bytes each, big-endian floats, in base64. Ten thousand a second are usual for small networks, and as decimal
 * numbers they took longer to write, on the thread that trains, and to read than all the rest of a message. A loss comes out as the decimal
 * number with the fewest digits that means the same float, which is what {@code metrics.csv} says too.
 */
final class LossText extends TypeAdapter<double[]> {
    @Override
    public void write(JsonWriter out, double[] losses) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * losses.length);
        for (double loss : losses) {
            bytes.putFloat((float) loss);
        }
        out.value(Base64.getEncoder().encodeToString(bytes.array()));
    }

    @Override
    public double[] read(JsonReader in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(in.nextString()));
        double[] losses = new double[bytes.remaining() / Float.BYTES];
        for (int index = 0; index < losses.length; index++) {
            losses[index] = Double.parseDouble(Float.toString(bytes.getFloat()));
        }
        return losses;
    }
}

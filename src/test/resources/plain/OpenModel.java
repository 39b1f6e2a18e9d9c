import java.io.DataInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Opens a run's model.zip as any user of Deeplearning4j would, with none of the workbench's classes on the class path.
 * Arguments: the zip, and a file with the number of examples and values (int), the classes (int), then for every example its
 * label (byte) and values (floats). Prints the parameters, each layer's activation, and the confusion matrix.
 */
public final class OpenModel {
    public static void main(String[] arguments) throws Exception {
        try {
            Class.forName("org.dl4jworkbench.model.RunSpec");
            throw new IllegalStateException("the workbench's classes are on the class path");
        } catch (ClassNotFoundException e) {
            System.out.println("plain");
        }
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(new File(arguments[0]), true);
        System.out.println("parameters " + network.numParams());
        for (int i = 0; i < network.getnLayers(); i++) {
            if (network.getLayer(i).conf().getLayer() instanceof FeedForwardLayer layer && layer.getActivationFn() != null) {
                System.out.println("activation " + layer.getActivationFn().getClass().getName());
            }
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[1])))) {
            int examples = in.readInt();
            int values = in.readInt();
            int classes = in.readInt();
            float[][] features = new float[examples][values];
            int[] labels = new int[examples];
            for (int i = 0; i < examples; i++) {
                labels[i] = in.readUnsignedByte();
                for (int j = 0; j < values; j++) {
                    features[i][j] = in.readFloat();
                }
            }
            INDArray input = Nd4j.create(features);
            if (network.getLayer(0).conf().getLayer() instanceof ConvolutionLayer) {
                int side = (int) Math.sqrt(values);
                input = input.reshape('c', examples, 1, side, side);
            }
            INDArray predicted = network.output(input).argMax(1);
            int[][] confusion = new int[classes][classes];
            for (int i = 0; i < examples; i++) {
                confusion[labels[i]][predicted.getInt(i)]++;
            }
            for (int[] row : confusion) {
                System.out.println("row " + java.util.Arrays.toString(row));
            }
        }
        System.out.println("iteration " + network.getIterationCount());
    }
}

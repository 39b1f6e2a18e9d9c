package org.dl4jworkbench.engine.accel;

import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;

/** An optimiser's rule for single parameters, with Deeplearning4j's constants and order of operations. */
interface UpdateRule {
    /** How many values it keeps for each parameter. */
    int values();

    /**
     * Told before each step.
     *
     * @param iteration steps made before
     */
    void begin(int iteration, double rate);

    /**
     * Turns gradients into what is taken off the parameters.
     *
     * @param g gradients, then changes
     * @param first what is kept for each, where anything is
     * @param second the other thing that is kept
     */
    void apply(float[] g, float[] first, float[] second, int count);

    /** @param configuration Deeplearning4j's, for its constants */
    static UpdateRule of(TrainingSpec training, IUpdater configuration) throws NotAccelerated {
        return switch (training.optimiser()) {
            case SGD -> new GradientDescent();
            case MOMENTUM -> new Momentum((Nesterovs) configuration);
            case ADAM -> new AdamRule((Adam) configuration);
            case RMSPROP -> new RmsPropRule((RmsProp) configuration);
            case ADAGRAD -> new AdaGradRule((AdaGrad) configuration);
        };
    }

    /** g · rate. */
    final class GradientDescent implements UpdateRule {
        private float rate;

        @Override
        public int values() {
            return 0;
        }

        @Override
        public void begin(int iteration, double now) {
            rate = (float) now;
        }

        @Override
        public void apply(float[] g, float[] first, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                g[i] *= rate;
            }
        }
    }

    /** Nesterov's momentum in Sutskever's form: v ← μv − ηg, and W moves by (1 + μ)v − μv of before. */
    final class Momentum implements UpdateRule {
        private final float momentum;
        private float rate;

        Momentum(Nesterovs configuration) {
            this.momentum = (float) configuration.getMomentum();
        }

        @Override
        public int values() {
            return 1;
        }

        @Override
        public void begin(int iteration, double now) {
            rate = (float) now;
        }

        @Override
        public void apply(float[] g, float[] v, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                float before = v[i];
                float now = momentum * before - rate * g[i];
                v[i] = now;
                g[i] = momentum * before - (1 + momentum) * now;
            }
        }
    }

    /** Kingma and Ba 2015, with the bias corrections in the step's length. */
    final class AdamRule implements UpdateRule {
        private final float beta1;
        private final float beta2;
        private final float epsilon;
        private float length;

        AdamRule(Adam configuration) {
            this.beta1 = (float) configuration.getBeta1();
            this.beta2 = (float) configuration.getBeta2();
            this.epsilon = (float) configuration.getEpsilon();
        }

        @Override
        public int values() {
            return 2;
        }

        /** In floats, as ND4J has it, here and below: 1 − 0.999f is not 0.001f. */
        @Override
        public void begin(int iteration, double rate) {
            float power1 = (float) Math.pow(beta1, iteration + 1.0);
            float power2 = (float) Math.pow(beta2, iteration + 1.0);
            length = (float) rate * (float) Math.sqrt(1 - power2) / (1 - power1);
        }

        @Override
        public void apply(float[] g, float[] m, float[] v, int count) {
            float b1 = beta1;
            float b2 = beta2;
            float c1 = 1 - b1;
            float c2 = 1 - b2;
            float now = length;
            float eps = epsilon;
            for (int i = 0; i < count; i++) {
                float gradient = g[i];
                float mean = b1 * m[i] + c1 * gradient;
                float square = b2 * v[i] + c2 * gradient * gradient;
                m[i] = mean;
                v[i] = square;
                g[i] = now * mean / ((float) Math.sqrt(square) + eps);
            }
        }
    }

    /** Tieleman and Hinton 2012. */
    final class RmsPropRule implements UpdateRule {
        private final float decay;
        private final float rest;
        private final float epsilon;
        private float rate;

        RmsPropRule(RmsProp configuration) {
            this.decay = (float) configuration.getRmsDecay();
            this.rest = 1 - decay;
            this.epsilon = (float) configuration.getEpsilon();
        }

        @Override
        public int values() {
            return 1;
        }

        @Override
        public void begin(int iteration, double now) {
            rate = (float) now;
        }

        @Override
        public void apply(float[] g, float[] squares, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                float square = decay * squares[i] + rest * g[i] * g[i];
                squares[i] = square;
                g[i] = g[i] * rate / ((float) Math.sqrt(square) + epsilon);
            }
        }
    }

    /** Duchi, Hazan and Singer 2011. */
    final class AdaGradRule implements UpdateRule {
        private final float epsilon;
        private float rate;

        AdaGradRule(AdaGrad configuration) {
            this.epsilon = (float) configuration.getEpsilon();
        }

        @Override
        public int values() {
            return 1;
        }

        @Override
        public void begin(int iteration, double now) {
            rate = (float) now;
        }

        @Override
        public void apply(float[] g, float[] squares, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                float square = squares[i] + g[i] * g[i];
                squares[i] = square;
                g[i] = g[i] * rate / ((float) Math.sqrt(square) + epsilon);
            }
        }
    }
}

package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;

/** The models of the tab's parts, each over the {@link LayersModel}. */
public final class LayersParts {
    private final LayersModel layers;
    private final ExamplesModel examples;
    private final DrawingModel drawing;
    private final SaliencyModel saliency;
    private final ProfileModel profile;
    private final FiltersModel filters;
    private final WeightsModel weights;
    private final HealthModel health;

    /**
     * @param inspectors gives a run's inspector; called on the thread of the models, must return at once
     * @param runs lists all runs, newest first; called in the background
     * @param screen brings answers of inspectors to the thread of the models
     */
    public LayersParts(
            LayersModel layers,
            Function<RunDirectory, Inspector> inspectors,
            Callable<List<RunHistory.Entry>> runs,
            Background background,
            Executor screen) {
        this.layers = layers;
        examples = new ExamplesModel(layers, inspectors, background, screen);
        drawing = new DrawingModel(examples, background);
        saliency = new SaliencyModel(examples, inspectors, screen);
        profile = new ProfileModel(layers, inspectors, screen);
        filters = new FiltersModel(layers, background);
        weights = new WeightsModel(layers, runs, background);
        health = new HealthModel(layers, inspectors, screen);
    }

    LayersModel layers() {
        return layers;
    }

    ExamplesModel examples() {
        return examples;
    }

    DrawingModel drawing() {
        return drawing;
    }

    SaliencyModel saliency() {
        return saliency;
    }

    ProfileModel profile() {
        return profile;
    }

    FiltersModel filters() {
        return filters;
    }

    WeightsModel weights() {
        return weights;
    }

    HealthModel health() {
        return health;
    }
}

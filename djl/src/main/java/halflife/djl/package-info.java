/**
 * Decay for Deep Java Library. {@link halflife.djl.HalflifeOptimizers} is where to start.
 *
 * <pre>{@code
 * Optimizer adamW = HalflifeOptimizers.adamW().setModel(model).optWeightDecays(0.1f).build();
 * TrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(adamW);
 * try (Trainer trainer = HalflifeTrainer.of(model, config)) {
 *   trainer.initialize(new Shape(1, 64));
 *   EasyTrain.fit(trainer, 20, train, test);
 * }
 * }</pre>
 *
 * <p>What is here, by question:
 *
 * <ul>
 *   <li>a step: {@link halflife.djl.HalflifeOptimizer} (a {@code Recipe} for one model), {@link
 *       halflife.djl.HalflifeTrainer}; {@code Routes} decides which {@code Route} moves a
 *       parameter: {@code TorchRoute}, {@code BufferRoute} or {@code ArrayRoute}
 *   <li>what decays: {@link halflife.djl.ModelParameters}; is that right: {@link
 *       halflife.djl.DjlDoctor} ({@code Probe} measures DJL's own optimizers)
 *   <li>what decay did: {@link halflife.djl.DecayListener} ({@code StepWatch} looks at steps,
 *       {@code StepDiagnostics} at one of them)
 *   <li>going on: {@link halflife.djl.TrainingFile}
 *   <li>losses: {@link halflife.djl.BinaryCrossEntropy}, {@link halflife.djl.PenaltyLoss}, {@link
 *       halflife.djl.PenalizedLoss}
 *   <li>choosing λ: {@link halflife.djl.DjlStudy} ({@code StudyTrainer} makes a run, {@code
 *       SeedRacing} says who goes on, {@code StudyResult} makes evidence of it)
 * </ul>
 */
@NullMarked
package halflife.djl;

import org.jspecify.annotations.NullMarked;

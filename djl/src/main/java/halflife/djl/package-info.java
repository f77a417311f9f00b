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
 * <p>The rooms: {@code plan} (what decays), {@code step} (how a step reaches the arrays), {@code
 * doctor} (is it right), {@code watch} (what decay did), {@code study} (choosing λ). Here are the
 * optimizers and the trainer, checkpoints ({@link halflife.djl.TrainingFile}) and losses ({@link
 * halflife.djl.BinaryCrossEntropy}, {@link halflife.djl.PenaltyLoss}, {@link
 * halflife.djl.PenalizedLoss}).
 */
@NullMarked
package halflife.djl;

import org.jspecify.annotations.NullMarked;

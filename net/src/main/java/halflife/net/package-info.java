/**
 * Multilayer perceptrons on the heap: many of them, differing in λ, learning rate, dropout or seed,
 * trained on the same batches side by side.
 *
 * <pre>{@code
 * Mlp mlp = new Mlp(64, List.of(32), 10, Activation.RELU, 0);
 * Samples digits = new Samples(rows, labels);
 * Sweep sweep = new Sweep(mlp, new NetLoss.SoftmaxCrossEntropy(10), digits, 64);
 * List<Candidate> candidates = List.of(Candidate.of(new Decay.Decoupled(1e-2), 1e-3, 1));
 * MlpRun net = sweep.run(candidates, 20, Workers.all()).get(0);
 * float[][] logits = net.predict(rows);
 * }</pre>
 */
@NullMarked
package halflife.net;

import org.jspecify.annotations.NullMarked;

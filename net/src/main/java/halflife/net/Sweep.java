package halflife.net;

import halflife.core.Workers;
import java.util.List;

/**
 * Many perceptrons trained on the same rows, spread over threads. The numbers of each depend on
 * neither the others nor the threads.
 *
 * @param mlp their layers
 * @param batch the rows of a step
 */
public record Sweep(Mlp mlp, NetLoss loss, Samples samples, int batch) {
  /**
   * Runs that have not begun, one for each candidate.
   *
   * @throws IllegalArgumentException as {@link MlpRun#MlpRun}
   */
  public List<MlpRun> begin(List<Candidate> candidates) {
    return candidates.stream().map(c -> new MlpRun(mlp, loss, samples, batch, c)).toList();
  }

  /** Trains runs for some more epochs. */
  public static void train(List<MlpRun> runs, int epochs, Workers workers) {
    workers.run(runs.size(), i -> runs.get(i).train(epochs));
  }

  /** Trains all candidates to their end. */
  public List<MlpRun> run(List<Candidate> candidates, int epochs, Workers workers) {
    List<MlpRun> runs = begin(candidates);
    train(runs, epochs, workers);
    return runs;
  }
}

package halflife.lessons.training;

import halflife.optim.checkpoint.WeightFile;

/** A run for use elsewhere. */
public final class RunExport {
  private RunExport() {}

  /** The learning curve as a table with commas, its first line the names of the columns. */
  public static String csv(TrainingRun run) {
    throw new UnsupportedOperationException(run.toString());
  }

  /** Weights and biases as a safetensors file, which torch and numpy read. */
  public static byte[] safetensors(TrainingRun run) {
    return WeightFile.bytes(run.mlp().parameters(), run.weights());
  }

  /** A Java program that trains this configuration from the start to the planned length. */
  public static String java(TrainingRun run) {
    throw new UnsupportedOperationException(run.toString());
  }
}

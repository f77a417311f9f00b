package halflife.lessons.training;

import halflife.lessons.knob.Settings;
import halflife.net.Activation;
import halflife.optim.checkpoint.WeightFile;
import java.util.ArrayList;
import java.util.List;

/** A run for use elsewhere. */
public final class RunExport {
  private RunExport() {}

  /**
   * The learning curve as a table with commas, its first line the names of the columns: {@code
   * step,epochs,training_loss,validation_loss,penalty,norm}, and of classes {@code
   * training_accuracy,validation_accuracy}; then the angle in degrees by which each layer has
   * turned in a step, empty before the first: {@code rotation_1}.
   */
  public static String csv(TrainingRun run) {
    int layers = run.mlp().layers();
    StringBuilder out = new StringBuilder("step,epochs,training_loss,validation_loss,penalty,norm");
    out.append(run.task().isOfClasses() ? ",training_accuracy,validation_accuracy" : "");
    for (int layer = 1; layer <= layers; layer++) {
      out.append(",rotation_").append(layer);
    }
    for (CurvePoint p : run.curve()) {
      List<Double> numbers = new ArrayList<>();
      numbers.addAll(
          List.of(p.epochs(), p.training().loss(), p.validation().loss(), p.penalty(), p.norm()));
      p.training().accuracy().ifPresent(numbers::add);
      p.validation().accuracy().ifPresent(numbers::add);
      p.rotations().forEach(angle -> numbers.add(Math.toDegrees(angle)));
      out.append('\n').append(p.step());
      numbers.forEach(number -> out.append(',').append(number));
      out.append(p.rotations().isEmpty() ? ",".repeat(layers) : "");
    }
    out.append('\n');
    return out.toString();
  }

  /** Weights and biases as a safetensors file, which torch and numpy read. */
  public static byte[] safetensors(TrainingRun run) {
    return WeightFile.bytes(run.mlp().parameters(), run.weights());
  }

  /**
   * A Java program that trains these values of the knobs from first weights to the planned length,
   * and prints the loss of both kinds of rows. A table is read from {@code table.csv}.
   */
  public static String java(TrainingRun run) {
    Settings settings = run.settings();
    Chosen chosen = new Chosen(settings, run.task().training().size());
    boolean table = settings.of(TrainingKnobs.DATA).equals(TrainingKnobs.ROWS);
    String seed = settings.text(TrainingKnobs.SEED);
    List<String> lines = new ArrayList<>();
    lines.add("// Needs io.github.halflife:halflife-lessons.");
    lines.addAll(imports(chosen, table));
    lines.add("");
    lines.add("public class Train {");
    lines.add("  public static void main(String[] args) throws Exception {");
    if (table) {
      lines.add("    String text = Files.readString(Path.of(\"table.csv\"));");
      lines.add(
          "    TrainingTask task = TrainingTask.of(TableRows.read(text, "
              + quoted(run.task().target().english())
              + "), "
              + seed
              + ");");
    } else {
      lines.add(
          "    TrainingTask task = TrainingTask.drawn("
              + quoted(settings.of(TrainingKnobs.DATA))
              + ", "
              + settings.of(TrainingKnobs.NOISE)
              + ", "
              + seed
              + ");");
    }
    String hidden = String.join(", ", chosen.hidden().stream().map(String::valueOf).toList());
    String activation = chosen.activation() == Activation.RELU ? "RELU" : "TANH";
    lines.add(
        "    Mlp mlp = new Mlp(task.inputs(), List.of("
            + hidden
            + "), 1, Activation."
            + activation
            + ", "
            + settings.of(TrainingKnobs.DROPOUT)
            + ");");
    lines.add("    Decay decay = " + chosen.rule().java(chosen.lambda()) + ";");
    lines.add("    Schedule rate = " + chosen.course().java(chosen.rate(), chosen.steps()) + ";");
    lines.add("    Settings settings = Settings.of(" + chosen.method().java + ", rate);");
    lines.add(
        "    Candidate candidate = new Candidate(decay, settings, OptionalDouble.empty(), "
            + seed
            + ");");
    lines.add(
        "    MlpRun run = new MlpRun(mlp, task.loss(), task.training(), "
            + chosen.batch()
            + ", candidate);");
    lines.add("    for (int step = 0; step < " + chosen.steps() + "; step++) {");
    lines.add("      run.step();");
    lines.add("    }");
    lines.add("    System.out.println(\"training loss \" + run.loss(task.training()));");
    lines.add("    System.out.println(\"validation loss \" + run.loss(task.validation()));");
    lines.add("  }");
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> imports(Chosen chosen, boolean table) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "halflife.decay.Decay",
                "halflife.decay.Schedule",
                "halflife.lessons.training.TrainingTask",
                "halflife.net.Activation",
                "halflife.net.Candidate",
                "halflife.net.Mlp",
                "halflife.net.MlpRun",
                "halflife.optim." + chosen.method().type(),
                "halflife.optim.Settings",
                "java.util.List",
                "java.util.OptionalDouble"));
    if (table) {
      names.addAll(
          List.of(
              "halflife.lessons.training.TableRows", "java.nio.file.Files", "java.nio.file.Path"));
    }
    return names.stream().sorted().map(name -> "import " + name + ";").toList();
  }

  /** A text as Java has it in a program. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

package halflife.cli;

import static halflife.core.Numbers.part;
import static halflife.core.Numbers.significant;

import halflife.decay.Doctor;
import halflife.decay.Dose;
import halflife.decay.Finding;
import halflife.decay.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code halflife doctor}: what is wrong with a decay set-up of any framework, in words. */
@Command(
    name = "doctor",
    description = "What is wrong with a decay set-up of any framework, in words.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private DoctorFlags flags = new DoctorFlags();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    TrainingSetup setup = flags.setup();
    Page page = new Page();
    page.sentence(
        "",
        "  ",
        setup.optimizer().title()
            + ", λ = "
            + significant(setup.lambda(), 4)
            + (setup.decoupled() ? " decoupled" : " in the gradient")
            + ", η = "
            + flags.schedule());
    page.sentence("", "  ", TrainingSetup.length(setup.batch(), setup.rows(), setup.epochs()));
    for (Finding finding : Doctor.examine(setup)) {
      page.blank().sentence(finding.severity().beginning(), "  ", finding.what());
      page.sentence("  ", "  ", finding.advice());
    }
    String which = setup.isRescaled() ? ", decoupled" : "";
    page.blank().line("What the usual values do in this run" + which);
    doses(page, Doctor.usualValues(setup));
    page.blank().line("What to try" + which);
    doses(page, Doctor.candidates(setup));
    spec.commandLine().getOut().print(page);
    return 0;
  }

  private static void doses(Page page, List<Dose> doses) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("λ", "half-life", "left of a weight"));
    for (Dose dose : doses) {
      String runs = significant(dose.runs(), 2);
      rows.add(
          List.of(
              significant(dose.lambda(), 2),
              dose.runs() == Double.POSITIVE_INFINITY
                  ? "none"
                  : runs + (runs.equals("1") ? " run" : " runs"),
              part(Math.max(dose.left(), dose.runs() > 0 ? Double.MIN_VALUE : 0))));
    }
    page.table(rows, List.of(true, true, true));
  }
}

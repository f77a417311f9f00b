package halflife.playground;

import halflife.draw.Chromium;
import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Times of the page in Chromium beside those of the same Java on its virtual machine, in turns:
 * what a lesson takes after a knob was moved, and the steps per second of the network that trains.
 *
 * <p>{@code playground/duel [TURNS]}
 */
final class PageDuel {
  private static final int STEPS = 1000;

  private PageDuel() {}

  public static void main(String[] arguments) throws Exception {
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    Path folder = Files.createTempDirectory(Path.of("target"), "duel");
    Path page = Path.of("target", "module", "halflife.html").toAbsolutePath();
    try (Devtools browser = new Devtools(Chromium.installed().orElseThrow(), folder)) {
      browser.open(page, "");
      System.out.printf(
          Locale.ROOT,
          "knobs are there after %.0f ms%n",
          browser.value("performance.now()").asDouble());
      browser.value(ParityTest.worker());
      Engine engine = new Engine();
      Function<String, Double> here = text -> timed(() -> engine.answer(text));
      Function<String, Double> there =
          text ->
              browser
                  .value(
                      "(async () => { const t = performance.now(); await ask("
                          + Devtools.quoted(text)
                          + "); return performance.now() - t; })()")
                  .asDouble();
      System.out.println("| lesson | Java, ms | browser, ms | ratio |\n|---|---|---|---|");
      for (Lesson lesson : Lessons.ALL) {
        String text =
            new Request(1, lesson.topic(), Language.EN, Map.of(Engine.NO_TABLES, "")).text();
        print(lesson.topic(), text, here, there, turns);
      }
      String warm = train("steps", STEPS);
      double java = 0;
      double script = 0;
      for (int turn = 0; turn < 2; turn++) { // the first warms up both
        java = STEPS / (here.apply(warm) / 1000);
        script = STEPS / (there.apply(warm) / 1000);
      }
      System.out.printf(
          Locale.ROOT,
          "%nsteps per second, with one picture of %d steps: Java %.0f, browser %.0f, %.2f of it%n",
          STEPS,
          java,
          script,
          script / java);
    }
  }

  private static String train(String what, int times) {
    return new Request(
            1,
            Engine.TRAIN,
            Language.EN,
            Map.of("do", what, "times", "" + times, "a.lambda", "0.1"))
        .text();
  }

  private static void print(
      String name,
      String text,
      Function<String, Double> here,
      Function<String, Double> there,
      int turns) {
    double[] java = new double[turns];
    double[] script = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      java[turn] = here.apply(text);
      script[turn] = there.apply(text);
    }
    // The first half warms up both.
    double a = median(Arrays.copyOfRange(java, turns / 2, turns));
    double b = median(Arrays.copyOfRange(script, turns / 2, turns));
    System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, a, b, b / a);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static double timed(Runnable task) {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e6;
  }
}

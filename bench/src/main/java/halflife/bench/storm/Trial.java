package halflife.bench.storm;

import halflife.core.Workers;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.options.StudyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A study of a drawn table, and how it ends. */
public final class Trial {
  private static final int FRAMES = 12;

  private Trial() {}

  /**
   * Writes the table of a seed to a folder, studies it on one thread, checks what that leaves, and
   * deletes the table.
   *
   * @param progress told how far the study is; what it throws ends the trial
   * @throws IOException if the folder cannot be written to
   */
  public static Ending of(long seed, Path folder, Progress progress) throws IOException {
    StormTable table = StormTable.of(seed);
    Path file = table.write(folder);
    try {
      return end(table.options(file), folder, progress);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Writes the table of a seed to a folder and leaves it there.
   *
   * @return the command that studies it
   */
  public static String show(long seed, Path folder) {
    StormTable table = StormTable.of(seed);
    return table.command(table.write(folder));
  }

  private static Ending end(StudyOptions options, Path folder, Progress progress)
      throws IOException {
    Study.Outcome outcome;
    try {
      outcome = Study.run(options, Workers.ONE, progress);
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      Optional<String> kind = Refusals.kind(sentence);
      return kind.isPresent()
          ? new Ending.Refused(kind.get(), sentence)
          : failed("an unknown sentence: " + general(sentence), e);
    } catch (RuntimeException | StackOverflowError e) {
      return failed(
          e.getClass().getSimpleName() + ": " + general(String.valueOf(e.getMessage())), e);
    }
    try {
      Optional<String> fault = new ResultCheck(options, outcome, folder).fault();
      return fault.isPresent()
          ? new Ending.Failed("a wrong result: " + general(fault.get()), fault.get())
          : new Ending.Passed(
              outcome.result().family().word()
                  + (ResultCheck.approximate(outcome.result()) > 0 ? ", some λs approximate" : ""));
    } catch (RuntimeException e) {
      return failed(
          "while checked, "
              + e.getClass().getSimpleName()
              + ": "
              + general(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** Without what differs from table to table. */
  private static String general(String sentence) {
    return sentence
        .replaceAll("\\S*storm-\\d+\\.csv", "FILE")
        .replaceAll("'[^']*'", "'…'")
        .replaceAll("-?\\d[\\d.]*(E-?\\d+|e[+-]\\d+)?", "#");
  }

  private static Ending.Failed failed(String kind, Throwable e) {
    String frames =
        Arrays.stream(e.getStackTrace())
            .limit(FRAMES)
            .map(f -> "\n    at " + f)
            .collect(Collectors.joining());
    return new Ending.Failed(kind, e + frames);
  }
}

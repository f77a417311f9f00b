package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.study.SeedRun;
import halflife.json.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network as a person meets it: all commands, one after the other. */
class NetworkCommandsTest {
  private static final Path WINE = Path.of("../examples/data/wine.csv");

  @TempDir private Path top;

  private static Call tune(Object... more) {
    Object[] words = {
      "tune", WINE, "--target", "class", "--model", "mlp", "--epochs", 5, "--repeats", 2
    };
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Call.of(all);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static void refused(Call call, String words) {
    assertEquals(2, call.exitCode(), call.err());
    assertTrue(call.err().contains(words), call.err());
  }

  @Test
  void aNetworkIsTunedPredictedReplayedAndReported() throws IOException {
    Path out = top.resolve("out");
    Call linear =
        Call.of(
            "tune", WINE, "--target", "class", "--model", "ridge", "--repeats", 1, "--out", out);
    assertEquals(0, linear.exitCode(), linear.err());
    Call tuned = tune("--out", out);
    assertEquals(0, tuned.exitCode(), tuned.err());
    assertTrue(tuned.out().contains("stopped at its best epoch"), tuned.out());
    assertTrue(tuned.out().contains("weights.safetensors"), tuned.out());
    assertEquals(
        Set.of("model.json", "weights.safetensors", "result.json", "report.html"), names(out));
    Path model = out.resolve("model.json");
    Call predicted = Call.of("predict", model, WINE);
    assertEquals(0, predicted.exitCode(), predicted.err());
    assertEquals(179, predicted.out().lines().count());
    assertTrue(predicted.err().startsWith("Deviance"), predicted.err());
    refused(
        Call.of("predict", model, WINE, "--out", out.resolve("weights.safetensors")),
        "would be overwritten");
    Call replayed = Call.of("replay", model);
    assertEquals(0, replayed.exitCode(), replayed.err());
    assertTrue(replayed.out().startsWith("identical"), replayed.out());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("Learning curves") && page.contains("./halflife tune"), page);
    Files.delete(out.resolve("report.html"));
    assertEquals(0, Call.of("report", out).exitCode());
    assertEquals(page, Files.readString(out.resolve("report.html")));
  }

  @Test
  void aRunGoesOnOnlyWhereOneWasInterrupted() {
    Path out = top.resolve("out");
    refused(tune("--resume", out), "there is no interrupted run");
    refused(tune("--resume", out, "--out", out), "exclude each other");
    assertEquals(0, tune("--out", out, "--quiet").exitCode());
    refused(tune("--resume", out), "there is no interrupted run");
    Path runs = out.resolve(FolderSwap.RUNS);
    Journal.open(runs, "another study", false, SeedRun.class).close();
    refused(tune("--resume", out), "of other work");
    assertEquals(0, tune("--out", out, "--quiet").exitCode());
    assertTrue(Files.notExists(runs));
  }
}

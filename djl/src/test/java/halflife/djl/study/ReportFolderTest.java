package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.djl.Studies;
import halflife.evidence.Result;
import halflife.report.json.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study leaves in a folder. */
class ReportFolderTest {
  @TempDir private Path temporary;

  private static DjlStudy study() {
    return DjlStudy.of(Studies.linearNet(10), Studies.digits(60))
        .withEpochs(2)
        .withHalfLives(2)
        .withSeeds(2)
        .withFreshSeeds(2);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void aFolderHasBothFilesAndNoOtherAndTheyAreReplaced() throws IOException {
    Path folder = temporary.resolve("a").resolve("b");
    Result first = study().run(folder);
    assertEquals(Set.of("report.html", "result.json"), names(folder));
    assertEquals(first, ResultJson.read(folder.resolve("result.json")));
    Result second = study().withSeed(9).run(folder);
    assertEquals(Set.of("report.html", "result.json"), names(folder));
    assertEquals(second, ResultJson.read(folder.resolve("result.json")));
  }

  @Test
  void whatIsNotOursIsRefusedBeforeAnythingIsTrained() throws IOException {
    Path file = Files.writeString(temporary.resolve("notes.txt"), "mine");
    DjlStudy study =
        DjlStudy.of(
            () -> {
              throw new AssertionError("nothing is trained");
            },
            Studies.digits(60));
    for (Path wrong : Set.of(temporary, file)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> study.run(wrong)).getMessage();
      assertTrue(message.startsWith(wrong.toString()), message);
      assertTrue(message.contains("name another folder"), message);
    }
    assertEquals(Set.of("notes.txt"), names(temporary));
  }
}

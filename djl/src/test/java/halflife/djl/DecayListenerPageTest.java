package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.optim.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training as a page: what is said of half-lives, and where files go. */
class DecayListenerPageTest {
  private static final float[] NOTHING = new float[60];

  @TempDir private Path folder;

  /** One step of weights a and b without gradients, and the end of the epoch. */
  private static Watched trained(DecayRules rules, UnaryOperator<String> groups) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("a", new Shape(6, 10));
    shapes.put("b", new Shape(6, 10));
    Function<Model, HalflifeOptimizer> adam =
        model ->
            HalflifeOptimizers.of(new Adam())
                .setModel(model)
                .optRules(rules)
                .optLearningRate(0.5)
                .build();
    Watched watched = new Watched(shapes, adam, true, UnaryOperator.identity(), groups);
    watched.cells().step(Map.of("a", NOTHING, "b", NOTHING));
    watched.listener().onEpoch(watched.cells().trainer());
    return watched;
  }

  private static Watched trained(Decay decay) {
    return trained(DecayRules.empty().rest(decay), UnaryOperator.identity());
  }

  private static String page(Watched watched) {
    return watched.listener().page("cells");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void onlyRulesThatTakeAFixedShareHaveAHalfLife() {
    try (Watched halved = trained(new Decay.Decoupled(1))) {
      assertTrue(page(halved).contains("Decay ran for 1 half-life: alone it would leave"));
      assertTrue(page(halved).contains("half-lives passed"));
    }
    for (Decay decay : List.of(new Decay.L1(0.1), new Decay.L2(0.1))) {
      try (Watched watched = trained(decay)) {
        String page = page(watched);
        assertTrue(page.contains("No half-life can be told of these weights"), decay.toString());
        assertFalse(page.contains("Decay ran for"), decay.toString());
        assertFalse(page.contains("half-lives passed"), decay.toString());
      }
    }
  }

  /** Half of one and a quarter of the other is left: no number of halvings is true of both. */
  @Test
  void severalDecaysHaveNoCommonHalfLifeAndInOneGroupNone() {
    DecayRules rules =
        DecayRules.empty().path("a", new Decay.Decoupled(1)).rest(new Decay.Decoupled(1.5));
    try (Watched apart = trained(rules, UnaryOperator.identity());
        Watched together = trained(rules, path -> "both")) {
      assertTrue(page(apart).contains("Decay ran for 1 to 2 half-lives, by group."));
      assertFalse(page(apart).contains("half-lives passed"));
      assertTrue(page(together).contains("No half-life can be told of these weights"));
      assertFalse(page(together).contains("half-lives passed"));
    }
  }

  @Test
  void aPageIsWrittenWholeIntoFoldersThatAreMadeAndReplaced() throws IOException {
    Path file = folder.resolve("a/b").resolve("my <run>.html");
    try (Watched watched = trained(new Decay.Decoupled(1))) {
      watched.listener().writePage(file);
      assertTrue(Files.readString(file).contains("<h1>my &lt;run&gt;</h1>"));
      watched.listener().writePage(file, "<b>bold</b>");
      assertEquals(watched.listener().page("<b>bold</b>"), Files.readString(file));
      assertTrue(Files.readString(file).contains("<h1>&lt;b&gt;bold&lt;/b&gt;</h1>"));
      assertEquals(List.of("my <run>.html"), names(file.getParent()));
    }
  }

  @Test
  void aFolderIsNoFileAndNothingIsLeftInIt() throws IOException {
    try (Watched watched = trained(new Decay.Decoupled(1))) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> watched.listener().writePage(folder, "x"))
              .getMessage();
      assertEquals(
          folder + " is a folder; name a file, such as " + folder.resolve("training.html"),
          message);
      assertEquals(List.of(), names(folder));
    }
  }

  @Test
  void beforeTheFirstEpochThereIsNoPageAndNoFile() throws IOException {
    Path file = folder.resolve("none.html");
    try (Watched watched =
        new Watched(Map.of("w", new Shape(6, 10)), Watched.by(new Adam(), Decay.none(), 0.1))) {
      String message =
          assertThrows(IllegalStateException.class, () -> watched.listener().writePage(file))
              .getMessage();
      assertTrue(message.contains("no epoch is over"), message);
      watched.listener().onEpoch(watched.cells().trainer());
      String noStep =
          assertThrows(IllegalStateException.class, () -> watched.listener().writePage(file))
              .getMessage();
      assertTrue(noStep.contains("no step"), noStep);
    }
    assertEquals(List.of(), names(folder));
  }
}

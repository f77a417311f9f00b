package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.draw.Chromium;
import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import halflife.lessons.knob.Settings;
import halflife.lessons.training.TrainingKnobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** The script in a real browser says what the same Java says here. */
class ParityTest {
  /** Random settings of each lesson. */
  private static final int DRAWS = 20;

  /** Those of lessons that train networks. */
  private static final int FEW = 2;

  private static final Set<String> NETWORKS = Set.of("dropout", "network");

  /** Settings where the two once differed. */
  private static final Map<String, List<String>> FOUND =
      Map.of(
          "polynomial",
          List.of(
              "degree=18 points=23 noise=0.56 seed=16", "degree=20 points=32 noise=0.55 seed=75"),
          "sgd",
          List.of("lr=2 lambda=0.005 momentum=0.72 steps=40 seed=8"),
          "half-life",
          List.of("lr=0.0032 lambda=0.05 batch=16 rows=190000 epochs=39 schedule=linear"));

  @TempDir(factory = Chromium.InTarget.class, deletionStrategy = IgnoreFailures.class)
  private Path folder;

  private static Path page() {
    return Path.of("target", "module", "halflife.html").toAbsolutePath();
  }

  /** The page with a worker to ask. */
  private Devtools opened() throws IOException, InterruptedException {
    Optional<Chromium> chromium = Chromium.installed();
    assumeTrue(chromium.isPresent(), "no chromium on the PATH");
    assumeTrue(Files.exists(page()), "the page is built by mvn package");
    Devtools browser = new Devtools(chromium.get(), folder);
    browser.open(page(), "");
    browser.value(worker());
    return browser;
  }

  /** Starts a worker beside that of the page, which {@code ask} asks. */
  static String worker() {
    return """
        window.asked = {};
        window.engine = new Worker(URL.createObjectURL(new Blob(
            [document.getElementById('script').textContent + ';main([]);'], {type: 'text/javascript'})));
        window.engine.onmessage = e => window.asked.done(e.data);
        window.ask = text => new Promise(done => { window.asked.done = done; window.engine.postMessage(text); });
        true
        """;
  }

  @Test
  void everyLessonSaysTheSameAtRandomSettings() throws Exception {
    List<String> wrong = new ArrayList<>();
    try (Devtools browser = opened()) {
      Engine here = new Engine();
      for (Lesson lesson : Lessons.ALL) {
        List<Map<String, String>> all = settings(lesson);
        for (int i = 0; i < all.size(); i++) {
          Map<String, String> values = all.get(i);
          Language language = i % 2 == 0 ? Language.EN : Language.ZH;
          String request = new Request(i, lesson.topic(), language, values).text();
          String there = words(browser.text("ask(" + Devtools.quoted(request) + ")"));
          String expected = words(here.answer(request));
          if (!there.equals(expected)) {
            wrong.add(lesson.topic() + " " + values + ": " + difference(expected, there));
          }
        }
      }
      assertEquals(List.of(), browser.errors());
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** A lesson's defaults, its random settings, and those where the two once differed. */
  private static List<Map<String, String>> settings(Lesson lesson) {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    int draws = NETWORKS.contains(lesson.topic()) ? FEW : DRAWS;
    for (int draw = 1; draw <= draws; draw++) {
      all.add(Settings.drawn(lesson.knobs(), draw).values());
    }
    for (String found : FOUND.getOrDefault(lesson.topic(), List.of())) {
      all.add(
          Arrays.stream(found.split(" "))
              .map(knob -> knob.split("="))
              .collect(Collectors.toMap(knob -> knob[0], knob -> knob[1])));
    }
    return all;
  }

  /**
   * Every rule with every optimizer: after 1, 20 and 200 steps weights, biases and losses of both,
   * each trained on its own, are the same to within 1e-6 of their scale.
   */
  @Test
  void everyOptimizerTrainsAlikeUnderEveryRule() throws Exception {
    List<String> wrong = new ArrayList<>();
    try (Devtools browser = opened()) {
      Engine here = new Engine();
      for (String optimizer : TrainingKnobs.OPTIMIZER.options()) {
        for (String rule : TrainingKnobs.RULE.options()) {
          answers(here, browser, trained(optimizer, rule, "restart", 0));
          for (int more : new int[] {1, 19, 180}) {
            answers(here, browser, trained(optimizer, rule, "steps", more));
            List<String> weights = answers(here, browser, trained(optimizer, rule, "weights", 0));
            List<String> curve = answers(here, browser, trained(optimizer, rule, "csv", 0));
            double apart =
                Math.max(
                    apart(tensors(weights.get(0)), tensors(weights.get(1))),
                    apart(curve.get(0), curve.get(1)));
            if (apart > 1e-6) {
              wrong.add(optimizer + " " + rule + " " + more + " steps on: " + apart);
            }
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static String trained(String optimizer, String rule, String what, int times) {
    Map<String, String> values =
        Map.of(
            "a.optimizer",
            optimizer,
            "a.rule",
            rule,
            "a.lambda",
            "0.05",
            "a.lr",
            "0.005",
            "a.width",
            "6",
            "a.data",
            "moons",
            "do",
            what,
            "times",
            "" + times);
    return new Request(1, Engine.TRAIN, Language.EN, values).text();
  }

  /** What is answered here, and what there. */
  private static List<String> answers(Engine here, Devtools browser, String request)
      throws Exception {
    return List.of(here.answer(request), browser.text("ask(" + Devtools.quoted(request) + ")"));
  }

  /** The weights and biases of an exported safetensors file, by path. */
  private static Map<String, float[]> tensors(String answer) throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(Base64.getDecoder().decode(Request.parts(answer).get(1)))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) file.getLong()];
    file.get(header);
    FloatBuffer numbers = file.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    Map<String, float[]> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> tensor : new ObjectMapper().readTree(header).properties()) {
      JsonNode place = tensor.getValue().path("data_offsets");
      if (place.isArray()) {
        int from = place.get(0).asInt() / Float.BYTES;
        float[] values = new float[place.get(1).asInt() / Float.BYTES - from];
        numbers.position(from).get(values);
        tensors.put(tensor.getKey(), values);
      }
    }
    return tensors;
  }

  /** The largest difference of two tensors, relative to the largest number of the tensor. */
  private static double apart(Map<String, float[]> expected, Map<String, float[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    assertEquals(6, expected.size()); // two hidden layers and an output: weights and biases
    double most = 0;
    for (Map.Entry<String, float[]> tensor : expected.entrySet()) {
      float[] a = tensor.getValue();
      float[] b = found.get(tensor.getKey());
      double scale = 1e-30;
      double apart = 0;
      for (int i = 0; i < a.length; i++) {
        scale = Math.max(scale, Math.abs(a[i]));
        apart = Math.max(apart, Math.abs((double) a[i] - b[i]));
      }
      most = Math.max(most, apart / scale);
    }
    return most;
  }

  /** The largest difference of two curves, relative to the larger number. */
  private static double apart(String expected, String found) {
    String[] a = expected.split("[,\\n\u001f]");
    String[] b = found.split("[,\\n\u001f]");
    if (a.length != b.length || a.length < 14) {
      return Double.POSITIVE_INFINITY;
    }
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      if (!a[i].equals(b[i])) {
        double x = Double.parseDouble(a[i]);
        double y = Double.parseDouble(b[i]);
        most = Math.max(most, Math.abs(x - y) / Math.max(1e-3, Math.max(Math.abs(x), Math.abs(y))));
      }
    }
    return most;
  }

  /** What can be read: of a picture its words, not where its lines run. */
  private static String words(String content) {
    return content.replaceAll("<(path|line|circle|rect|text|tspan|clipPath)[^>]*>", "");
  }

  /** The first place where two texts differ. */
  private static String difference(String expected, String found) {
    int at = 0;
    while (at < Math.min(expected.length(), found.length())
        && expected.charAt(at) == found.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 60);
    return "…"
        + expected.substring(from, Math.min(expected.length(), at + 40))
        + "… but in the browser …"
        + found.substring(from, Math.min(found.length(), at + 40));
  }
}

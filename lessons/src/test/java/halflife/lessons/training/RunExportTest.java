package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.optim.checkpoint.WeightFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExportTest {
  private static final Settings USUAL = TrainingKnobs.usual();

  private static TrainingRun after(TrainingRun run, long steps) {
    for (long t = 0; t < steps; t++) {
      assertTrue(run.step());
    }
    return run;
  }

  @Test
  void theCurveAsATable() {
    TrainingRun run = after(TrainingRun.of(USUAL), 45);
    List<String> lines = RunExport.csv(run).lines().toList();
    assertEquals(
        "step,epochs,training_loss,validation_loss,penalty,norm,"
            + "training_accuracy,validation_accuracy,rotation_1,rotation_2,rotation_3",
        lines.get(0));
    assertEquals(4, lines.size());
    for (int i = 0; i < 3; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      CurvePoint p = run.curve().get(i);
      assertEquals(11, cells.length);
      assertEquals(p.step(), Long.parseLong(cells[0]));
      assertEquals(p.validation().loss(), Double.parseDouble(cells[3]));
      assertEquals(p.training().accuracy().getAsDouble(), Double.parseDouble(cells[6]));
      if (i == 0) {
        assertEquals("", cells[10]);
      } else {
        assertEquals(p.rotations().get(2), Math.toRadians(Double.parseDouble(cells[10])), 1e-12);
      }
    }
    String numbers = RunExport.csv(TrainingRun.of(USUAL.with("data", "curve")));
    assertEquals(
        "step,epochs,training_loss,validation_loss,penalty,norm,rotation_1,rotation_2,rotation_3",
        numbers.lines().findFirst().orElseThrow());
  }

  /** Read by the specification: a length, a header of JSON, and numbers, all little-endian. */
  @Test
  void weightsAsSafetensors(@TempDir Path folder) throws IOException {
    TrainingRun run = after(TrainingRun.of(USUAL), 10);
    byte[] bytes = RunExport.safetensors(run);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(in.getLong());
    assertEquals(0, length % 8);
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    assertTrue(header.startsWith("{"));
    Pattern entry =
        Pattern.compile(
            "\"([^\"]+)\":\\{\"dtype\":\"F32\",\"shape\":\\[([\\d,]+)\\],\"data_offsets\":\\[(\\d+),(\\d+)\\]");
    Matcher entries = entry.matcher(header);
    int found = 0;
    int end = 0;
    while (entries.find()) {
      float[] weights = run.weights().get(entries.group(1));
      assertEquals(end, Integer.parseInt(entries.group(3)));
      int size = 1;
      for (String axis : entries.group(2).split(",", -1)) {
        size *= Integer.parseInt(axis);
      }
      assertEquals(weights.length, size);
      for (int i = 0; i < size; i++) {
        assertEquals(weights[i], in.getFloat(8 + length + end + 4 * i));
      }
      end += 4 * size;
      assertEquals(end, Integer.parseInt(entries.group(4)));
      found++;
    }
    assertEquals(6, found);
    assertEquals(bytes.length, 8 + length + end);

    Path file = folder.resolve("weights.safetensors");
    WeightFile.save(file, run.mlp().parameters(), run.weights());
    assertEquals(ByteBuffer.wrap(Files.readAllBytes(file)), ByteBuffer.wrap(bytes));
    Map<String, float[]> read = run.mlp().initial(9);
    Files.write(file, bytes);
    WeightFile.load(file, run.mlp().parameters(), read);
    read.forEach((path, of) -> assertEquals(run.weights().get(path)[0], of[0]));
  }

  private static List<String> ran(String program, Path folder) throws Exception {
    Path file = folder.resolve("Train.java");
    Files.writeString(file, program);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int rc =
        ToolProvider.getSystemJavaCompiler()
            .run(
                InputStream.nullInputStream(),
                errors,
                errors,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    assertEquals(0, rc, errors + program);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
                "Train")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), lines.toString());
    return lines;
  }

  private static void check(TrainingRun run, Path folder) throws Exception {
    List<String> lines = ran(RunExport.java(run), folder);
    long steps = new Chosen(run.settings(), run.task().training().size()).steps();
    after(run, steps);
    assertEquals(2, lines.size());
    double training = Double.parseDouble(lines.get(0).substring("training loss ".length()));
    double validation = Double.parseDouble(lines.get(1).substring("validation loss ".length()));
    assertEquals(run.now().training().loss(), training, 1e-12);
    assertEquals(run.now().validation().loss(), validation, 1e-12);
  }

  @Test
  void theProgramTrainsTheSameNetwork(@TempDir Path folder) throws Exception {
    Settings settings =
        USUAL
            .with("schedule", "warmup")
            .with("epochs", "10")
            .with("rule", "lp")
            .with("optimizer", "muon")
            .with("dropout", "0.1")
            .with("seed", "3");
    check(TrainingRun.of(settings), folder);
  }

  @Test
  void theProgramReadsATableWhateverItsNames(@TempDir Path folder) throws Exception {
    String text = "x,\"a\\u0022\"\"+1;\"\n" + "1,2\n2,3\n3,4\n".repeat(10);
    Files.writeString(folder.resolve("table.csv"), text);
    Settings settings =
        USUAL.with("data", "rows").with("epochs", "10").with("rule", "none").with("depth", "0");
    check(TrainingRun.of(settings, TableRows.read(text)), folder);
  }

  @Test
  void everyProgramNamesWhatItUses() {
    for (Method method : Method.values()) {
      assertEquals(method.direction.getClass().getSimpleName(), method.type());
      for (Rule rule : Rule.values()) {
        String program =
            RunExport.java(
                TrainingRun.of(USUAL.with("optimizer", method.id).with("rule", rule.id)));
        assertTrue(program.contains("import halflife.optim." + method.type() + ";"));
        assertTrue(program.contains("Decay decay = " + rule.java(0.1) + ";"));
      }
    }
  }
}

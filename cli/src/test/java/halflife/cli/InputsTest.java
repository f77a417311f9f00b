package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command overwrites what it reads, under whatever name. */
class InputsTest {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    data = Files.writeString(folder.resolve("d.csv"), "no table");
    model = Files.writeString(folder.resolve("m.json"), "no model");
  }

  private void refused(Path out) throws IOException {
    Call.of("predict", model, data, "--out", out)
        .refused(2, "the output " + out + " is the input", "would be overwritten", "--out");
    assertEquals("no table", Files.readString(data));
    assertEquals("no model", Files.readString(model));
  }

  @Test
  void predictKeepsItsTableAndItsModel() throws IOException {
    refused(data);
    refused(model);
    refused(folder.resolve(".").resolve("d.csv"));
    refused(Files.createLink(folder.resolve("hard"), data));
    refused(Files.createSymbolicLink(folder.resolve("soft"), model));
    Path there = Files.createSymbolicLink(folder.resolve("there"), folder);
    refused(there.resolve("m.json"));
  }

  @Test
  void tuneKeepsItsTables() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("result.json"), "{}");
    Path table = Files.writeString(out.resolve("coefficients.csv"), "no table");
    Call.of("tune", table, "--target", "y", "--out", out)
        .refused(2, "coefficients.csv is the input", "would be overwritten");
    Call.of("tune", data, "--target", "y", "--test", table, "--out", out)
        .refused(2, "coefficients.csv is the input", "would be overwritten");
    assertEquals("no table", Files.readString(table));
  }

  @Test
  void reportKeepsItsResult() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path result = Files.writeString(out.resolve("result.json"), "{}");
    Files.createLink(out.resolve("report.html"), result);
    Call.of("report", out).refused(2, "report.html is the input", "would be overwritten");
    assertEquals("{}", Files.readString(result));
  }

  @Test
  void aPlaceThatCannotBeIsRefusedBeforeAnythingIsRead() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    Call.of("predict", model, data, "--out", link).refused(2, "link to a file that does not exist");
    Call.of("predict", model, data, "--out", folder).refused(2, "is a folder");
    Call.of("predict", model, data, "--out", folder.resolve("no/p.csv"))
        .refused(2, "the folder of", "does not exist");
    Call.of("explain", "adamw", "--out", link).refused(2, "link to a file that does not exist");
  }
}

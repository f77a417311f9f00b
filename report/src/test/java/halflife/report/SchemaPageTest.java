package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.draw.Results;
import halflife.evidence.Result;
import halflife.report.json.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that describes result.json speaks of exactly the fields there are. */
class SchemaPageTest {
  private static final Path PAGE = Path.of("..", "docs", "result-schema.md");

  private static Set<String> written() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Result result : Results.all()) {
      JsonNode tree = new ObjectMapper().readTree(ResultJson.toJson(result));
      collect(tree, names);
    }
    return names;
  }

  /** Every name in a tree but those of features and classes. */
  private static void collect(JsonNode node, Set<String> names) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, names));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              names.add(name);
              if (!name.equals("coefficients") && !name.equals("intercept")) {
                collect(node.get(name), names);
              }
            });
  }

  @Test
  void everyFieldThatIsWrittenIsDescribed() throws Exception {
    String page = Files.readString(PAGE);
    for (String name : written()) {
      assertTrue(
          page.contains("`" + name + "`") || page.contains("." + name + "`"),
          name + " is not in " + PAGE);
    }
  }

  @Test
  void everyKindOfFactIsDescribed() throws Exception {
    String page = Files.readString(PAGE);
    JsonNode facts = new ObjectMapper().readTree(ResultJson.toJson(Results.noted())).get("facts");
    for (JsonNode kind : facts.findValues("kind")) {
      assertTrue(page.contains("`" + kind.textValue() + "`"), kind + " is not in " + PAGE);
    }
    assertTrue(facts.findValues("kind").size() > 40);
  }

  @Test
  void everyFieldOfTheTableIsWritten() throws Exception {
    Set<String> written = written();
    Set<String> missing = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `")) {
        Matcher names = Pattern.compile("`([a-z0-9_]+)`").matcher(line.split("\\|")[1]);
        while (names.find()) {
          if (!written.contains(names.group(1))) {
            missing.add(names.group(1));
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void theSchemaIsTheOneThatIsWritten() throws Exception {
    assertTrue(Files.readString(PAGE).contains("`" + ResultJson.SCHEMA + "`"));
  }
}

package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links from page to page lead somewhere. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        seen++;
        if (!link.group(1).startsWith("https:") && !leads(page, link.group(1))) {
          broken.add(Docs.root().relativize(page) + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(seen > 20, "links seen: " + seen);
  }

  private static List<Path> pages() throws IOException {
    Path root = Docs.root();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.list(root.resolve("docs"))) {
      return Stream.concat(
              Stream.concat(top, docs), Stream.of(root.resolve("examples/data/README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static boolean leads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  /** As GitHub names them. */
  private static Set<String> anchors(Path page) throws IOException {
    try (Stream<String> lines = Files.lines(page)) {
      return lines
          .filter(line -> line.startsWith("#"))
          .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
          .map(title -> title.replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-'))
          .collect(Collectors.toSet());
    }
  }
}

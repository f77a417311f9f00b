package halflife.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pages of this repository and the fenced blocks in them. */
final class Docs {
  private Docs() {}

  /**
   * A fenced block.
   *
   * @param language the word after the fence
   * @param text what stands between the fences
   * @param first the number of its first line
   */
  record Block(String language, String text, int first) {
    List<String> lines() {
      return text.lines().toList();
    }
  }

  /** The folder that holds the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("halflife.cmd"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this test inside a checkout");
      }
    }
    return folder;
  }

  static String read(String page) throws IOException {
    return Files.readString(root().resolve(page)).replace("\r\n", "\n");
  }

  /** All blocks of a page, in order. */
  static List<Block> blocks(String page) throws IOException {
    String[] lines = read(page).split("\n", -1);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("```")) {
        int end = i + 1;
        while (!lines[end].equals("```")) {
          end++;
        }
        String text = String.join("\n", Arrays.asList(lines).subList(i + 1, end));
        blocks.add(new Block(lines[i].substring(3), text, i + 2));
        i = end;
      }
    }
    return blocks;
  }

  /** The blocks of one language. */
  static List<Block> blocks(String page, String language) throws IOException {
    return blocks(page).stream().filter(b -> b.language().equals(language)).toList();
  }
}

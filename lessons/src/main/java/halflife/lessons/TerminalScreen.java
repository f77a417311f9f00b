package halflife.lessons;

import halflife.core.Internal;
import halflife.core.TextTable;
import halflife.draw.text.TextWidth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A lesson as text for a terminal of 80 columns, without its pictures.
 *
 * @param told the lesson
 */
@Internal
public record TerminalScreen(LessonText told) {
  /** The most columns a line takes, a Chinese character counting as two. */
  public static final int COLUMNS = 80;

  private static final int INDENT = 2;

  /** The lines, each ended. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(told.title());
    lines.add("=".repeat(TextWidth.of(told.title())));
    for (Block block : told.blocks()) {
      if (block instanceof Block.Paragraph paragraph) {
        lines.add("");
        lines.addAll(TextWidth.wrapped(paragraph.text(), COLUMNS));
      } else if (block instanceof Block.Table table) {
        lines.add("");
        table(table, lines);
      }
    }
    lines.add("");
    lines.add(told.lead());
    told.commands(COLUMNS - INDENT).forEach(line -> lines.add(" ".repeat(INDENT) + line));
    return String.join("\n", lines) + "\n";
  }

  private static void table(Block.Table table, List<String> lines) {
    List<List<String>> all = new ArrayList<>();
    all.add(table.head());
    all.addAll(table.rows());
    List<Boolean> right = new ArrayList<>(Collections.nCopies(table.head().size(), true));
    right.set(0, false);
    TextTable.of(all, right, TextWidth::of)
        .lines()
        .forEach(line -> lines.add(" ".repeat(INDENT) + line));
  }
}

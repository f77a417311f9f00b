package halflife.lessons;

import halflife.core.Internal;
import halflife.draw.PlotPicture;
import java.util.List;

/** A part of a lesson. */
@Internal
public sealed interface Block {
  /**
   * Sentences.
   *
   * @param text without line breaks
   */
  record Paragraph(String text) implements Block {}

  /**
   * Numbers; the first column names the row.
   *
   * @param head one word a column
   * @param rows as many cells each
   */
  record Table(List<String> head, List<List<String>> rows) implements Block {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has another number of cells than the head
     */
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException(
              "a row has " + row.size() + " cells under " + head.size() + " words: " + row);
        }
      }
    }
  }

  /**
   * Pictures side by side, for a page; a terminal leaves them out.
   *
   * @param pictures one takes the whole width, several two to a row
   */
  record Pictures(List<PlotPicture> pictures) implements Block {
    /** Copies the list. */
    public Pictures {
      pictures = List.copyOf(pictures);
    }
  }
}

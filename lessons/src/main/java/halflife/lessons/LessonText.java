package halflife.lessons;

import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson with its numbers, from which a screen and a page are made.
 *
 * @param topic its name on the command line
 * @param language its language
 * @param title its heading
 * @param blocks its blocks, in order
 * @param command the command that applies it
 */
public record LessonText(
    String topic, Language language, String title, List<Block> blocks, String command) {
  /** Copies the list. */
  public LessonText {
    blocks = List.copyOf(blocks);
  }

  /** The command that tells the next lesson. */
  public String next() {
    return "./halflife explain " + Lessons.after(topic) + language.of("", " --lang zh");
  }

  /** The two commands in lines of so many columns, continued as a shell allows. */
  List<String> commands(int columns) {
    List<String> lines = new ArrayList<>();
    for (String command : List.of(command, next())) {
      String rest = command;
      while (rest.length() > columns) {
        int cut = rest.lastIndexOf(" --", columns - 2);
        if (rest.substring(0, Math.max(0, cut)).isBlank()) {
          break;
        }
        lines.add(rest.substring(0, cut) + " \\");
        rest = "   " + rest.substring(cut);
      }
      lines.add(rest);
    }
    return lines;
  }

  /** The words before the two commands a lesson ends with. */
  String lead() {
    return language.of("Try it, then read on:", "动手试试，然后看下一课：");
  }
}

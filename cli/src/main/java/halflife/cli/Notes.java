package halflife.cli;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.report.TerminalView;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Prints notes, a line each, before whatever may take long.
 *
 * @param err the place that they go to
 * @param language of the notes
 */
record Notes(PrintWriter err, Language language) implements Consumer<Words> {
  @Override
  public void accept(Words words) {
    err.println(Printable.of(language.of(TerminalView.note(words))));
    err.flush();
  }
}

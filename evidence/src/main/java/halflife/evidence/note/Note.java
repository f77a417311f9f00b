package halflife.evidence.note;

import halflife.core.Words;
import java.util.List;

/** The facts of a sentence that a study says. */
public sealed interface Note
    permits Note.Sentence, TableNote, FitNote, NetworkNote, Reading, TargetReading, FileReading {

  /** The sentence. */
  Words words();

  /** The English sentence of each. */
  static List<String> english(List<? extends Note> notes) {
    return notes.stream().map(note -> note.words().english()).toList();
  }

  /**
   * A sentence of which nothing else is known: that of a result which was written before facts
   * were.
   *
   * @param text the sentence, in English
   */
  record Sentence(String text) implements Note {
    @Override
    public Words words() {
      return Words.same(text);
    }
  }
}

package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Words;
import halflife.evidence.note.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of tables and fits, in both languages. */
class EveryNoteTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN_MARK = Pattern.compile("\\p{IsHan}[,;:.!?]");
  private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,e-]*\\d|\\d");

  private static List<Note> all() {
    return Stream.concat(EveryNote.notes().stream(), EveryNote.readings().stream()).toList();
  }

  @Test
  void thereIsOneOfEachKind() {
    Set<String> kinds = new TreeSet<>();
    collect(Note.class, kinds);
    assertTrue(kinds.size() > 40, kinds::toString);
    all().forEach(note -> kinds.remove(note.getClass().getName()));
    assertEquals(Set.of(Note.Sentence.class.getName()), kinds);
  }

  private static void collect(Class<?> type, Set<String> kinds) {
    if (type.isRecord()) {
      kinds.add(type.getName());
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collect(permitted, kinds);
    }
  }

  @Test
  void eachIsSaidInBothLanguages() {
    for (Note note : all()) {
      Words words = note.words();
      assertFalse(HAN.matcher(words.english()).find(), words.english());
      assertTrue(HAN.matcher(words.chinese()).find(), words.chinese());
      String unquoted = words.chinese().replaceAll("'[^']*'", "");
      assertFalse(ENGLISH.matcher(unquoted).find(), words.chinese());
      assertFalse(LATIN_MARK.matcher(words.chinese()).find(), words.chinese());
      assertFalse((words.english() + words.chinese()).contains("%s"), words.chinese());
      assertEquals(numbers(words.english()), numbers(words.chinese()), words.chinese());
    }
  }

  private static List<String> numbers(String text) {
    List<String> found =
        new ArrayList<>(NUMBER.matcher(text).results().map(MatchResult::group).toList());
    found.sort(null);
    return found;
  }

  @Test
  void notesEndAsSentencesDoAndReadingsDoNot() {
    for (Note note : EveryNote.notes()) {
      assertTrue(note.words().english().endsWith("."), note.words().english());
      assertTrue(note.words().chinese().endsWith("。"), note.words().chinese());
    }
    for (Note note : EveryNote.readings()) {
      assertFalse(note.words().english().endsWith("."), note.words().english());
      assertFalse(note.words().chinese().endsWith("。"), note.words().chinese());
    }
  }
}

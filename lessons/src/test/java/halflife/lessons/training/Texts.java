package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import halflife.core.Words;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What texts in two languages have in common. */
final class Texts {
  private static final Pattern NUMBER = Pattern.compile("−?\\d+(,\\d{3})*(\\.\\d+)?(e-?\\d+)?");

  private Texts() {}

  /** The numbers in a text, in the order of their digits. */
  static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  /** Both are there, with the same numbers, and nothing is left to be filled in. */
  static void check(Words words) {
    check(words.english(), words.chinese());
  }

  static void check(String english, String chinese) {
    assertFalse(english.isBlank() || chinese.isBlank(), english + chinese);
    assertEquals(numbers(english), numbers(chinese), english + "\n" + chinese);
    assertFalse(english.contains("%s") || chinese.contains("%s"), english + chinese);
    assertFalse(english.contains("NaN") || english.contains("null"), english);
  }
}

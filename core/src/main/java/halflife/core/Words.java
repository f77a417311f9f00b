package halflife.core;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in English and in Chinese.
 *
 * <pre>{@code
 * Words said = Words.of("%s rows", "%s 行", 20);
 * String english = said.english();    // 20 rows
 * }</pre>
 *
 * @param english the English text
 * @param chinese the Chinese one, simplified
 */
public record Words(String english, String chinese) {
  /** No text. */
  public static final Words NONE = same("");

  /** A place for a text, with the spaces that divide it from Chinese characters; or a percent. */
  private static final Pattern PLACE =
      Pattern.compile("((?<=\\p{IsHan}) )?%(?:(\\d+)\\$)?s( (?=[\\p{IsHan}%]))?|%%");

  /**
   * The words with texts in place of {@code %s}, or {@code %2$s} for the second; {@code %%} is a
   * percent sign.
   *
   * <p>Chinese is divided from a number or a foreign word by a space, and from Chinese by none. So
   * a space between Chinese and a place is left out where the text there is Chinese.
   *
   * @param texts of which those that are {@code Words} are in each language what they say in it
   */
  public static Words of(String english, String chinese, Object... texts) {
    return new Words(filled(english, false, texts), filled(chinese, true, texts));
  }

  /** A text that is the same in both, such as a name. */
  public static Words same(String text) {
    return new Words(text, text);
  }

  /** Texts one after another, divided as lists are: {@code a, b}. */
  public static Words listed(List<Words> items) {
    return new Words(
        items.stream().map(Words::english).collect(Collectors.joining(", ")),
        items.stream().map(Words::chinese).collect(Collectors.joining("、")));
  }

  /** Both texts, one after the other. */
  public Words then(Words next) {
    return new Words(english + next.english, chinese + next.chinese);
  }

  /** The English text. */
  @Override
  public String toString() {
    return english;
  }

  private static String filled(String template, boolean chinese, Object... texts) {
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    int next = 0;
    while (place.find()) {
      if (place.group().equals("%%")) {
        place.appendReplacement(out, "%");
        continue;
      }
      String number = place.group(2);
      String text = text(texts[number == null ? next++ : Integer.parseInt(number) - 1], chinese);
      boolean joins = chinese && !text.isEmpty();
      String before = joins && isChinese(text.codePointAt(0)) ? null : place.group(1);
      String after =
          joins && isChinese(text.codePointBefore(text.length())) ? null : place.group(3);
      place.appendReplacement(
          out,
          Matcher.quoteReplacement(
              (before == null ? "" : " ") + text + (after == null ? "" : " ")));
    }
    return place.appendTail(out).toString();
  }

  private static String text(Object text, boolean chinese) {
    return text instanceof Words words
        ? chinese ? words.chinese : words.english
        : String.valueOf(text);
  }

  /** Whether it is a Chinese character or a mark as wide as one. */
  private static boolean isChinese(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        || c >= 0x3001 && c <= 0x303F
        || c >= 0xFF01 && c <= 0xFF5E;
  }
}

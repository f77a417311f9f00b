package halflife.core;

import java.util.List;
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
    StringBuilder out = new StringBuilder();
    int next = 0;
    int done = 0;
    for (int i = template.indexOf('%'); i >= 0; i = template.indexOf('%', done)) {
      int end = i + 1;
      while (end < template.length() && Character.isDigit(template.charAt(end))) {
        end++;
      }
      boolean numbered = end > i + 1 && template.startsWith("$s", end);
      boolean place = numbered || template.startsWith("s", i + 1);
      if (!place) {
        boolean percent = template.startsWith("%", i + 1);
        out.append(template, done, i + 1);
        done = percent ? i + 2 : i + 1;
        continue;
      }
      int which = numbered ? Integer.parseInt(template.substring(i + 1, end)) - 1 : next++;
      String text = text(texts[which], chinese);
      boolean joins = chinese && !text.isEmpty();
      out.append(template, done, i);
      boolean divided = i - 1 >= done && i >= 2 && template.charAt(i - 1) == ' ';
      if (divided
          && isHan(template.codePointBefore(i - 1))
          && joins
          && isChinese(text.codePointAt(0))) {
        out.setLength(out.length() - 1);
      }
      out.append(text);
      done = numbered ? end + 2 : i + 2;
      if (joins && isChinese(text.codePointBefore(text.length())) && isDivided(template, done)) {
        done++;
      }
    }
    return out.append(template, done, template.length()).toString();
  }

  /** Whether a space divides what ends here from Chinese, or from another place. */
  private static boolean isDivided(String template, int at) {
    return at + 1 < template.length()
        && template.charAt(at) == ' '
        && (template.charAt(at + 1) == '%' || isHan(template.codePointAt(at + 1)));
  }

  private static String text(Object text, boolean chinese) {
    return text instanceof Words words
        ? chinese ? words.chinese : words.english
        : String.valueOf(text);
  }

  /** Whether it is a Chinese character or a mark as wide as one. */
  private static boolean isChinese(int c) {
    return isHan(c) || c >= 0x3001 && c <= 0x303F || c >= 0xFF01 && c <= 0xFF5E;
  }

  /** Whether it is a Chinese character. */
  private static boolean isHan(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x2E80 && c <= 0x2FD5
        || c == 0x3005
        || c == 0x3007
        || c >= 0xF900 && c <= 0xFAD9
        || c >= 0x20000 && c <= 0x3FFFD;
  }
}

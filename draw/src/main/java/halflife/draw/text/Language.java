package halflife.draw.text;

import halflife.core.Internal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language of a lesson or a report. */
public enum Language {
  /** English. */
  EN,
  /** Chinese, simplified. */
  ZH;

  /** A place for a text, with the spaces that divide it from Chinese characters. */
  private static final Pattern PLACE =
      Pattern.compile("((?<=\\p{IsHan}) )?(%(?:(\\d+)\\$)?s)( (?=[\\p{IsHan}%]))?");

  /** The language of a locale: Chinese for zh, otherwise English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
  }

  /** Its code for {@code --lang}: {@code en} or {@code zh}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code of a page in it. */
  @Internal
  public String tag() {
    return this == ZH ? "zh-Hans" : "en";
  }

  /** The one of two texts that is in this language. */
  @Internal
  public String of(String english, String chinese) {
    return this == ZH ? chinese : english;
  }

  /**
   * The words in this language, with texts in place of {@code %s}, or {@code %2$s} for the second.
   *
   * <p>Chinese is divided from a number or a foreign word by a space, and from Chinese by none. So
   * a space between Chinese and a place is left out where the text there is Chinese.
   */
  @Internal
  public String words(String english, String chinese, Object... texts) {
    String template = this == ZH ? joined(chinese, texts) : english;
    return String.format(Locale.ROOT, template, texts);
  }

  private static String joined(String template, Object... texts) {
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    int next = 0;
    while (place.find()) {
      String number = place.group(3);
      String text = String.valueOf(texts[number == null ? next++ : Integer.parseInt(number) - 1]);
      boolean filled = !text.isEmpty();
      String before = filled && isChinese(text.codePointAt(0)) ? null : place.group(1);
      String after =
          filled && isChinese(text.codePointBefore(text.length())) ? null : place.group(4);
      String kept = (before == null ? "" : " ") + place.group(2) + (after == null ? "" : " ");
      place.appendReplacement(out, Matcher.quoteReplacement(kept));
    }
    return place.appendTail(out).toString();
  }

  /** Whether it is a Chinese character or a mark as wide as one. */
  private static boolean isChinese(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        || c >= 0x3001 && c <= 0x303F
        || c >= 0xFF01 && c <= 0xFF5E;
  }
}

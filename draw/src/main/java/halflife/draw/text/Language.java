package halflife.draw.text;

import halflife.core.Internal;
import halflife.core.Words;
import java.util.Locale;

/** The language of a lesson or a report. */
public enum Language {
  /** English. */
  EN,
  /** Chinese, simplified. */
  ZH;

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

  /** The one of two texts that is in this language. */
  @Internal
  public String of(Words words) {
    return of(words.english(), words.chinese());
  }

  /** {@link Words#of} in this language. */
  @Internal
  public String words(String english, String chinese, Object... texts) {
    return of(Words.of(english, chinese, texts));
  }
}

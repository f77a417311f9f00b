package halflife.lessons;

import halflife.core.Numbers;
import halflife.draw.PlotPicture;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;

/** A lesson while it is told: both languages stand side by side, one of them is kept. */
final class LessonBuilder {
  private final Language language;
  private final List<Block> blocks = new ArrayList<>();

  LessonBuilder(Language language) {
    this.language = language;
  }

  /** The one of two texts that is told. */
  String word(String english, String chinese) {
    return language.of(english, chinese);
  }

  /**
   * The words in the lesson's language, with texts in place of {@code %s}, or {@code %2$s} for the
   * second.
   */
  String words(String english, String chinese, Object... texts) {
    return language.words(english, chinese, texts);
  }

  /** A paragraph. */
  LessonBuilder say(String english, String chinese, Object... texts) {
    blocks.add(new Block.Paragraph(words(english, chinese, texts)));
    return this;
  }

  LessonBuilder table(List<String> head, List<List<String>> rows) {
    blocks.add(new Block.Table(head, rows));
    return this;
  }

  LessonBuilder pictures(PlotPicture... pictures) {
    blocks.add(new Block.Pictures(List.of(pictures)));
    return this;
  }

  LessonText told(String topic, String title, String command) {
    return new LessonText(topic, language, title, blocks, command);
  }

  /** The value to three significant digits. */
  static String three(double value) {
    return Numbers.significant(value, 3);
  }

  /** The value to two significant digits. */
  static String two(double value) {
    return Numbers.significant(value, 2);
  }

  /** A share in percent, to two significant digits. */
  static String percent(double share) {
    return share > 0 && share < 1e-4 ? "< 0.01\u00A0%" : Numbers.percent(share);
  }
}

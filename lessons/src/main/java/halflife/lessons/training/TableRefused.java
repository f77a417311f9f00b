package halflife.lessons.training;

import halflife.core.Words;

/** A table that cannot be learned from; its message is one sentence that says where and why. */
public final class TableRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Words words;

  TableRefused(Words words) {
    super(words.english());
    this.words = words;
  }

  TableRefused(String english, String chinese, Object... texts) {
    this(Words.of(english, chinese, texts));
  }

  /** The sentence in both languages. */
  public Words words() {
    return words;
  }
}

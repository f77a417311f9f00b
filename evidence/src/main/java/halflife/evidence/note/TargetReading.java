package halflife.evidence.note;

import halflife.core.Words;

/** How the target was read. */
public sealed interface TargetReading extends Note {

  /**
   * As an option asked.
   *
   * @param column the name of the target column
   * @param family the word of its family
   */
  record Asked(String column, String family) implements TargetReading {
    @Override
    public Words words() {
      return Words.of("'%s': %s, as asked", "'%s'：按要求用 %s", column, family);
    }
  }

  /**
   * Numbers that may be counts.
   *
   * @param column the name of the target column
   */
  record MayCount(String column) implements TargetReading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': numbers, so gaussian; if they count, try --family poisson",
          "'%s'：数值，所以用 gaussian；如果是计数，请试 --family poisson", column);
    }
  }

  /**
   * More than two classes.
   *
   * @param column the name of the target column
   * @param classes how many
   */
  record Classes(String column, int classes) implements TargetReading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': %s classes, so multinomial", "'%s'：%s 类，所以用 multinomial", column, classes);
    }
  }

  /**
   * Two classes.
   *
   * @param column the name of the target column
   * @param why why they are two
   * @param modelled the class of which the model gives the probability
   * @param turn whether the user may want the probability of the other one
   * @param other the other class
   */
  record TwoClasses(String column, Why why, String modelled, boolean turn, String other)
      implements TargetReading {
    /** Why a target has two classes. */
    public enum Why {
      /** It has two numbers. */
      NUMBERS,
      /** It has words for yes and no. */
      FLAG,
      /** It has two other words. */
      WORDS,
      /** An option says so. */
      ASKED
    }

    @Override
    public Words words() {
      Words reason =
          switch (why) {
            case NUMBERS -> new Words("two numbers, so binomial", "两个不同的数，所以用 binomial");
            case FLAG -> new Words("yes or no, so binomial", "是或否，所以用 binomial");
            case WORDS -> new Words("2 classes, so binomial", "2 类，所以用 binomial");
            case ASKED -> new Words("binomial, as asked", "按要求用 binomial");
          };
      return Words.of(
          "'%s': %s; the model gives the probability of '%s'%s",
          "'%s'：%s；模型给出 '%s' 的概率%s",
          column,
          reason,
          modelled,
          turn
              ? Words.of(" (--positive \"%s\" turns that round)", "（--positive \"%s\" 则相反）", other)
              : Words.NONE);
    }
  }

  /**
   * A reading of numbers that are not written plainly.
   *
   * @param reading what they are
   * @param style how they are written
   */
  record Written(Note reading, NumberStyle style) implements TargetReading {
    @Override
    public Words words() {
      return Words.of("%s; numbers%s", "%s；数值%s", reading.words(), style.words());
    }
  }
}

package halflife.lessons.knob;

import halflife.core.Words;
import java.util.List;

/** Something that a lesson depends on and its reader may change. */
public sealed interface Knob {
  /** Its name as an option: lower case, with hyphens. */
  String name();

  /** What it is, in a word or two. */
  Words label();

  /** The value that a lesson is told with if nobody changes it. */
  String usual();

  /**
   * The value in the form that this knob writes it.
   *
   * @param text what somebody wrote
   * @throws IllegalArgumentException if it is no value of this knob
   */
  String read(String text);

  /** The seed of the draws of a lesson. */
  static Number seed(long usual) {
    return new Number("seed", new Words("seed", "随机种子"), Words.NONE, 1, 99, usual, Scale.WHOLE);
  }

  /**
   * A number.
   *
   * @param unit what it is counted in; none for most
   * @param least the least value; of a scale with 0 the least beside it
   * @param most the greatest
   * @param standard the value that a lesson is told with if nobody changes it
   * @param scale how its values lie on a slider
   */
  record Number(
      String name, Words label, Words unit, double least, double most, double standard, Scale scale)
      implements Knob {
    /** One that is counted in nothing. */
    public static Number of(
        String name, Words label, double least, double most, double standard, Scale scale) {
      return new Number(name, label, Words.NONE, least, most, standard, scale);
    }

    /**
     * The values on its slider, rising; others between the least and the greatest are values too.
     */
    public double[] stops() {
      return scale.stops(least, most);
    }

    @Override
    public String usual() {
      return Settings.written(standard);
    }

    @Override
    public String read(String text) {
      double value;
      try {
        value = Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw refused(text);
      }
      boolean inside = value >= least && value <= most || scale == Scale.LOG_AND_ZERO && value == 0;
      if (!inside || scale == Scale.WHOLE && value != Math.rint(value)) {
        throw refused(text);
      }
      return Settings.written(value);
    }

    /**
     * Its least and its greatest value, as in {@code 0, 1e-6 to 10}.
     *
     * @param between the word between the two, with its spaces
     */
    public String range(String between) {
      return (scale == Scale.LOG_AND_ZERO ? "0, " : "")
          + Settings.written(least)
          + between
          + Settings.written(most);
    }

    private IllegalArgumentException refused(String text) {
      return new IllegalArgumentException(
          "--"
              + name
              + " is '"
              + text
              + "', but must be "
              + (scale == Scale.WHOLE ? "a whole number" : "a number")
              + " ("
              + range(" to ")
              + ")");
    }
  }

  /**
   * One of several words.
   *
   * @param options the words, as an option has them
   * @param labels what each is called
   * @param usual the word that a lesson is told with if nobody changes it
   */
  record Choice(String name, Words label, List<String> options, List<Words> labels, String usual)
      implements Knob {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is not a label for each option, or the usual one is
     *     none of them
     */
    public Choice {
      options = List.copyOf(options);
      labels = List.copyOf(labels);
      if (options.size() != labels.size() || !options.contains(usual)) {
        throw new IllegalArgumentException(
            "--" + name + " has the options " + options + ", but the labels " + labels);
      }
    }

    /** What an option is called. */
    public Words label(String option) {
      return labels.get(options.indexOf(option));
    }

    @Override
    public String read(String text) {
      if (!options.contains(text)) {
        throw new IllegalArgumentException(
            "--" + name + " is '" + text + "', but must be one of " + String.join(", ", options));
      }
      return text;
    }
  }
}

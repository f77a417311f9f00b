package halflife.bench.storm;

/** How a study of a drawn table ended. */
public sealed interface Ending {
  /** In a few words, the same for endings of one kind. */
  String kind();

  /**
   * With a result in which all is well.
   *
   * @param family what kind of target it had
   */
  record Passed(String family) implements Ending {
    @Override
    public String kind() {
      return "result: " + family;
    }
  }

  /**
   * With one sentence of a known kind: the table or the options cannot be used.
   *
   * @param kind what is wrong, in a few words
   * @param sentence what was said
   */
  record Refused(String kind, String sentence) implements Ending {}

  /**
   * As no study may.
   *
   * @param kind what went wrong, without the numbers
   * @param what all of it, with the place in the code
   */
  record Failed(String kind, String what) implements Ending {}
}

package halflife.evidence.study;

/** Is told how far a study of networks is; called from any thread, one call at a time. */
public interface StudyProgress {
  /** A sentence for a reader: a run that has ended, or candidates that were stopped. */
  void line(String text);

  /**
   * The number of runs.
   *
   * @param done those that have ended
   * @param all at most as many as there will be
   */
  default void runs(int done, int all) {}
}

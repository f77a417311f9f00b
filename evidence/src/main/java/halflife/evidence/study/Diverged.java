package halflife.evidence.study;

/** A network without which there is no result could not be trained: a loss is no finite number. */
public final class Diverged extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** A failure with a sentence that says which network, and what to do. */
  public Diverged(String message) {
    super(message);
  }
}

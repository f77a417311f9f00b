package halflife.evidence.study;

import halflife.evidence.note.Divergence;

/** A network without which there is no result could not be trained: a loss is no finite number. */
public final class Diverged extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient Divergence how;

  /** A failure whose message says which network, and what to do. */
  public Diverged(Divergence how) {
    super(how.words().english());
    this.how = how;
  }

  /** How it diverged. */
  public Divergence how() {
    return how;
  }
}

package halflife.evidence.study;

/** A way to train a network, one of those that a study compares. */
public interface Configuration {
  /** λ of its decay, 0 for none. */
  double lambda();

  /** Its name in progress, notes and errors, such as {@code no decay}. */
  String name();
}

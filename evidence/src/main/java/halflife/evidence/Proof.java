package halflife.evidence;

import java.util.List;

/**
 * Whether the choice helps, on rows that took no part in it, and how much of it is chance.
 *
 * @param folds K; of networks the number of seeds
 * @param repeats R, the number of dealings of the verdict's folds
 * @param verdict whether the decay helps
 * @param stability the choices on other dealings
 */
public record Proof(int folds, int repeats, Verdict verdict, List<Stability> stability) {
  public Proof {
    stability = List.copyOf(stability);
  }
}

package halflife.evidence;

import java.util.List;

/**
 * Whether the choice helps, on rows that took no part in it, and how much of it is chance.
 *
 * @param folds K; of networks how many seeds
 * @param repeats R, how often the verdict's folds were dealt anew
 * @param verdict whether the decay helps
 * @param stability what other dealings would have picked
 */
public record Proof(int folds, int repeats, Verdict verdict, List<Stability> stability) {
  public Proof {
    stability = List.copyOf(stability);
  }
}

package halflife.decay;

import java.util.Locale;

/** The purpose of a parameter. Decay is for weights. */
public enum Role {
  /** Multiplies what comes in: the larger it is, the rougher the function. */
  WEIGHT,
  /** Moves what goes out. */
  BIAS,
  /** Scale or shift of a normalization. */
  NORM,
  /** A row for each word, level or position. */
  EMBEDDING;

  /**
   * The role that a parameter has by the names that frameworks give.
   *
   * <p>A norm has a word that ends in norm or normalization, perhaps with a number, or a word such
   * as bn1, gn1 or ln_f, or is called gamma or beta; a bias is called b or b1, or has "bias" in its
   * last word; an embedding has rank 2 or more and "embed" in a word, or a word wte, wpe or emb.
   * All else is a weight.
   *
   * @param path words separated by points or slashes
   * @param rank the number of axes
   */
  public static Role guess(String path, int rank) {
    String[] words = path.toLowerCase(Locale.ROOT).split("[./]", -1);
    String last = words[words.length - 1];
    for (String word : words) {
      if (word.matches(".*norm(alization)?_?[0-9]*d?|(bn|ln|gn)(_?[0-9]+|_[a-z]+)?")) {
        return NORM;
      }
    }
    if (last.equals("gamma") || last.equals("beta")) {
      return NORM;
    }
    if (last.matches("b[0-9]*|.*bias.*")) {
      return BIAS;
    }
    for (String word : words) {
      if (rank > 1 && (word.contains("embed") || word.matches("wte|wpe|emb"))) {
        return EMBEDDING;
      }
    }
    return WEIGHT;
  }
}

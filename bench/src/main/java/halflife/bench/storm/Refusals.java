package halflife.bench.storm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sentences with which a study may refuse a drawn table, by what they contain. */
final class Refusals {
  private static final Map<String, String> KINDS = kinds();

  private Refusals() {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("has another text in most rows", "free text");
    kinds.put("have another text in most rows", "free text");
    kinds.put("but every class needs at least", "a class with too few rows");
    kinds.put("but must be in at least", "a class in too few folds");
    kinds.put("in every row, so there is nothing to predict", "constant target");
    kinds.put("has no column that changes from row to row", "no column that changes");
    kinds.put("may begin with the day or the month", "dates of two readings");
    kinds.put("is no date like the others", "a date unlike the others");
    kinds.put("cannot fill", "too few rows for the folds");
    kinds.put("exclude each other", "options that exclude each other");
    kinds.put("have weight 0; choose another fraction", "nothing set aside");
    kinds.put("has only rows of weight 0", "a fold without weight");
    kinds.put("for which there is no AUC", "a fold of one class under AUC");
    kinds.put("has no row in the first of", "a class that comes late");
    kinds.put("different values, but at least", "an order of few values");
    kinds.put("but rows in order can be cut into", "an order of few values");
    kinds.put("leaves one part of", "nothing set aside");
    kinds.put("setting the last ones aside leaves none", "nothing left to learn from");
    kinds.put("so none can be set aside", "nothing set aside");
    kinds.put("use --family binomial", "two classes as multinomial");
    kinds.put("but --family binomial needs 2 classes", "binomial without two classes");
    kinds.put("needs numbers; choose another target or family", "numbers asked of text");
    kinds.put("is below 0, which no count is", "counts below 0");
    kinds.put("--offset is one number for each row", "an offset for several classes");
    kinds.put("--pos-weight", "class weights that do not fit");
    kinds.put("does not fit the family", "a measure that does not fit");
    kinds.put("because λ is chosen again inside each", "counts above 0 in too few folds");
    kinds.put("--grouped holds a feature's coefficients", "grouped without classes");
    kinds.put("which is too little to square", "varies too little");
    kinds.put("is too large to square", "too large to square");
    kinds.put("is more than 300 from", "offsets far apart");
    kinds.put("has no value in any row", "an empty target");
    return kinds;
  }

  /** What a sentence says is wrong, in a few words; empty if it is none of the known ones. */
  static Optional<String> kind(String sentence) {
    return KINDS.entrySet().stream()
        .filter(known -> sentence.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}

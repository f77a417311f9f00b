package halflife.report.words;

import halflife.core.Numbers;
import halflife.evidence.Choice;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The choice of λ, in words.
 *
 * @param result the result of a study
 */
record ChoiceWords(Result result) {
  /** The chosen λ and the rule that chose it. */
  String chosen() {
    Choice choice = result.search().choice();
    String why =
        choice.rule() == Choice.Rule.MIN
            ? "λ_min, the one with the "
                + measure().best()
                + " held-out "
                + measure().score()
                + " over "
                + result.folds()
                + " "
                + folds()
            : "λ_1se, the largest one whose held-out "
                + measure().score()
                + " is within one standard error of the "
                + measure().best();
    return "Chosen: "
        + penalty()
        + " with λ = "
        + number(result.lambda())
        + halfLife()
        + " ("
        + why
        + ").";
  }

  /** The name of the selected penalty, with its mix where it has one. */
  String penalty() {
    double alpha = result.search().curve().alpha();
    String mix = alpha > 0 && alpha < 1 ? " (α = " + Numbers.significant(alpha, 3) + ")" : "";
    return result.search().curve().name() + mix;
  }

  /** The cost of the simpler model, where there is one. */
  Optional<String> simpler() {
    Choice choice = result.search().choice();
    if (choice.oneSe() == choice.min()) {
      return Optional.empty();
    }
    CurvePoint min = result.search().curve().nearest(choice.min());
    CurvePoint simple = result.search().curve().nearest(choice.oneSe());
    if (!(simple.complexity() < min.complexity())) {
      return Optional.empty();
    }
    String costs =
        "costs " + Numbers.percent(choice.oneSeCost()) + " in " + result.measure().comparedLabel();
    String what = counted() ? "keeps" : result.search().curve().complexityName();
    String size =
        what
            + " "
            + Numbers.significant(simple.complexity(), 3)
            + " instead of "
            + Numbers.significant(min.complexity(), 3);
    return Optional.of(
        choice.rule() == Choice.Rule.MIN
            ? "Simpler: λ_1se = " + number(choice.oneSe()) + " " + costs + " (" + size + ")."
            : "Being simpler than λ_min = "
                + number(choice.min())
                + ", it "
                + costs
                + " ("
                + size
                + ").");
  }

  /** The limits of the searched range. */
  List<String> limits() {
    List<String> out = new ArrayList<>();
    if (result.search().choice().noneIsBest()) {
      out.add(
          "Over the "
              + folds()
              + ", λ = 0 had a "
              + measure().better()
              + " "
              + measure().score()
              + " than every λ above 0.");
    }
    if (result.search().choice().atEdge()) {
      out.add(
          "The "
              + measure().best()
              + " "
              + measure().score()
              + " lies at an end of the searched range, so the best λ may lie outside it;"
              + (result.network().isPresent()
                  ? " try " + further() + " half-lives."
                  : " --lambdas tries others."));
    }
    return out;
  }

  /** The λs of a curve fall. */
  private String further() {
    double strongest = result.search().curve().points().get(0).lambda();
    return result.search().choice().min() == strongest ? "shorter" : "longer";
  }

  private boolean counted() {
    return result.search().curve().complexityName().startsWith("non-zero");
  }

  private String halfLife() {
    return result
        .network()
        .map(n -> ": " + new NetworkWords(result, n).halfLife(result.lambda()))
        .orElse("");
  }

  private String folds() {
    return result.fold() + "s";
  }

  private Measure measure() {
    return result.measure();
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}

package halflife.tune;

import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A study's options while one of them is being changed. */
final class StudyDraft {
  Path data;
  String target;
  String model;
  OptionalDouble alpha;
  String grid;
  List<Double> lambdas;
  OptionalInt folds;
  Optional<String> foldColumn;
  Optional<String> group;
  Choice.Rule choose;
  Optional<String> weights;
  List<String> exclude;
  Optional<Path> test;
  OptionalDouble testFraction;
  OptionalInt repeats;
  long seed;
  boolean standardize;

  StudyDraft(StudyOptions o) {
    data = o.data();
    target = o.target();
    model = o.model();
    alpha = o.alpha();
    grid = o.grid();
    lambdas = o.lambdas();
    folds = o.folds();
    foldColumn = o.foldColumn();
    group = o.group();
    choose = o.choose();
    weights = o.weights();
    exclude = o.exclude();
    test = o.test();
    testFraction = o.testFraction();
    repeats = o.repeats();
    seed = o.seed();
    standardize = o.standardize();
  }

  StudyOptions options() {
    return new StudyOptions(
        data,
        target,
        model,
        alpha,
        grid,
        lambdas,
        folds,
        foldColumn,
        group,
        choose,
        weights,
        exclude,
        test,
        testFraction,
        repeats,
        seed,
        standardize);
  }
}

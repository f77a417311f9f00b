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
  String family;
  Optional<String> positive;
  String model;
  List<Double> alpha;
  String measure;
  String grid;
  List<Double> lambdas;
  OptionalInt folds;
  Optional<String> foldColumn;
  Optional<String> group;
  Optional<String> order;
  Choice.Rule choose;
  Optional<String> weights;
  Optional<String> posWeight;
  Optional<String> offset;
  List<String> exclude;
  List<String> categorical;
  Optional<Path> test;
  OptionalDouble testFraction;
  OptionalInt repeats;
  long seed;
  boolean nonNegative;
  boolean grouped;
  List<String> geometry;
  boolean standardize;

  StudyDraft(StudyOptions o) {
    data = o.data();
    target = o.target();
    family = o.family();
    positive = o.positive();
    model = o.model();
    alpha = o.alpha();
    measure = o.measure();
    grid = o.grid();
    lambdas = o.lambdas();
    folds = o.folds();
    foldColumn = o.foldColumn();
    group = o.group();
    order = o.order();
    choose = o.choose();
    weights = o.weights();
    posWeight = o.posWeight();
    offset = o.offset();
    exclude = o.exclude();
    categorical = o.categorical();
    test = o.test();
    testFraction = o.testFraction();
    repeats = o.repeats();
    seed = o.seed();
    nonNegative = o.nonNegative();
    grouped = o.grouped();
    geometry = o.geometry();
    standardize = o.standardize();
  }

  StudyOptions options() {
    return new StudyOptions(
        data,
        target,
        family,
        positive,
        model,
        alpha,
        measure,
        grid,
        lambdas,
        folds,
        foldColumn,
        group,
        order,
        choose,
        weights,
        posWeight,
        offset,
        exclude,
        categorical,
        test,
        testFraction,
        repeats,
        seed,
        nonNegative,
        grouped,
        geometry,
        standardize);
  }
}

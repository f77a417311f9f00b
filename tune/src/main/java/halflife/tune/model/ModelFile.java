package halflife.tune.model;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.json.NamedNumbers;
import halflife.json.WrongField;
import halflife.tune.encode.Encoder;
import halflife.tune.table.NumberForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of model.json of a linear model, in their order; intercept and coefficients are by
 * class first where there are several classes.
 */
record ModelFile(
    String schema,
    String target,
    Family family,
    List<String> classes,
    double alpha,
    double lambda,
    Optional<String> written,
    Optional<PredictionInterval> interval,
    Optional<String> offset,
    JsonNode intercept,
    JsonNode coefficients,
    List<ColumnFile> columns,
    Provenance provenance) {

  static ModelFile of(Model m) {
    List<String> outputs = m.family() == Family.MULTINOMIAL ? m.classes() : List.of();
    return new ModelFile(
        ModelJson.SCHEMA,
        m.target(),
        m.family(),
        m.classes(),
        m.linear().alpha(),
        m.lambda(),
        ModelJson.written(m.written()),
        m.interval(),
        m.offset(),
        NamedNumbers.of(outputs, m.intercepts()),
        NamedNumbers.of(outputs, m.features(), m.coefficients()),
        m.encoder().columns().stream().map(ColumnFile::of).toList(),
        m.provenance());
  }

  /**
   * The model that the file tells.
   *
   * @throws IllegalArgumentException if its fields do not fit together
   */
  Model model() {
    checkClasses(family, classes);
    Encoder encoder = new Encoder(columns.stream().map(ColumnFile::encoding).toList());
    List<Double> intercepts = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    if (family == Family.MULTINOMIAL) {
      intercepts.addAll(numbers(intercept, classes, "intercept", "classes"));
      if (coefficients.size() > classes.size()) {
        throw new IllegalArgumentException(
            "'coefficients' are of " + coefficients.size() + " classes, not " + classes.size());
      }
      for (String name : classes) {
        String path = "coefficients." + name;
        all.addAll(numbers(coefficients.path(name), encoder.features(), path, "columns"));
      }
    } else {
      intercepts.add(number(intercept, "intercept"));
      all.addAll(numbers(coefficients, encoder.features(), "coefficients", "columns"));
    }
    return new Model(
        target,
        family,
        classes,
        encoder,
        offset,
        new LinearFit(new PathPoint(lambda, intercepts, all), alpha),
        interval,
        provenance,
        written.map(NumberForm::of).orElse(NumberForm.PLAIN));
  }

  /**
   * Checks that a family can have these classes.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void checkClasses(Family family, List<String> classes) {
    if (!family.allows(classes.size()) || classes.stream().distinct().count() != classes.size()) {
      throw new IllegalArgumentException(
          "'classes' are " + classes + ", which the family " + family.word() + " cannot have");
    }
  }

  /**
   * Reads one number for each name, in their order, and no other.
   *
   * @param from the field that the names come from
   */
  private static List<Double> numbers(JsonNode node, List<String> names, String path, String from) {
    if (!node.isObject()) {
      throw new WrongField(path, "an object", node.isMissingNode());
    }
    List<Double> numbers = new ArrayList<>();
    for (String name : names) {
      numbers.add(number(node.path(name), path + "." + name));
    }
    if (node.size() != names.size()) {
      throw new IllegalArgumentException(
          "'"
              + path
              + "' has "
              + node.size()
              + " numbers, but its "
              + from
              + " make "
              + names.size());
    }
    return numbers;
  }

  private static double number(JsonNode node, String path) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw new WrongField(path, "a finite number", node.isMissingNode());
    }
    return node.doubleValue();
  }
}

package halflife.linear;

import halflife.evidence.Family;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One fit of a reference file that holds several of them to the same table.
 *
 * @param data the file: family, x, y, perhaps foldid
 * @param fit weights, penaltyFactors, offset, alpha, lambda and the values
 */
record FamilyReference(Reference data, Reference fit) {
  static Stream<FamilyReference> all(String folder) {
    return Reference.all(folder)
        .flatMap(
            data ->
                StreamSupport.stream(data.json().get("fits").spliterator(), false)
                    .map(fit -> new FamilyReference(data, new Reference(data.name(), fit))));
  }

  FamilyCase table() {
    Family family = Family.valueOf(data.json().get("family").textValue());
    FamilyCase table =
        FamilyCase.of(name(), family, data.matrix("x"), data.numbers("y"))
            .withWeights(optional("weights"))
            .withOffset(optional("offset"))
            .withFactors(optional("penaltyFactors"))
            .withAlpha(fit.json().get("alpha").doubleValue());
    table = fit.json().get("standardize").booleanValue() ? table : table.unstandardized();
    return fit.json().get("grouped").booleanValue() ? table.grouped() : table;
  }

  double number(String field) {
    return fit.json().get(field).doubleValue();
  }

  double[] lambdas() {
    return fit.numbers("lambda");
  }

  /** glmnet's coefficients at the i-th λ, outputs × p. */
  double[][] beta(int i) {
    double[] all = fit.matrix("beta")[i];
    int p = data.json().get("x").get(0).size();
    double[][] result = new double[all.length / p][];
    Arrays.setAll(result, k -> Arrays.copyOfRange(all, k * p, (k + 1) * p));
    return result;
  }

  double[] intercepts(int i) {
    return fit.matrix("intercept")[i];
  }

  private double[] optional(String field) {
    return fit.json().path(field).isArray() ? fit.numbers(field) : new double[0];
  }

  private String name() {
    return data.name() + " " + fit.json().path("label").asText(fit.json().path("measure").asText());
  }

  @Override
  public String toString() {
    return table().toString();
  }
}

// org.tribuo:tribuo-regression-slm:4.3.2; no part of the build.
// ../README.md says how to run it from the root of the repository; ../units.py describes the tables and the format.
// Tribuo centers but does not scale: it is given z = (x - mean) / sd with divisor N, and its coefficients are divided by the sds
// here. An l1Ratio of 0 is refused.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

public final class TribuoUnits {
  private static final int ROWS = 120;
  private static final List<String> LINES = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("examples/data/diabetes.csv"));
    List<String> names = new ArrayList<>(Arrays.asList(lines.get(0).split(",")));
    int target = names.indexOf("progression");
    names.remove(target); // the last
    int p = names.size();
    double[][] x = new double[ROWS][];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double[] cells = Arrays.stream(lines.get(i + 1).split(",")).mapToDouble(Double::parseDouble).toArray();
      x[i] = Arrays.copyOf(cells, p);
      y[i] = cells[target];
    }
    double[] mean = new double[p];
    double[] sd = new double[p];
    for (int j = 0; j < p; j++) {
      int column = j;
      mean[j] = Arrays.stream(x).mapToDouble(r -> r[column]).sum() / ROWS;
      sd[j] = Math.sqrt(Arrays.stream(x).mapToDouble(r -> Math.pow(r[column] - mean[column], 2)).sum() / ROWS);
    }
    double[][] settings = {
      {0.5, 1}, {2, 1}, {10, 1}, {0.5, 0.5}, {2, 0.5}, {10, 0.5}, {0.05, 1e-9}, {0.5, 1e-9}, {5, 1e-9}
    };
    for (double[] s : settings) {
      RegressionFactory factory = new RegressionFactory();
      MutableDataset<Regressor> data =
          new MutableDataset<>(new SimpleDataSourceProvenance("units", factory), factory);
      for (int i = 0; i < ROWS; i++) {
        double[] z = new double[p];
        for (int j = 0; j < p; j++) {
          z[j] = (x[i][j] - mean[j]) / sd[j];
        }
        data.add(new ArrayExample<>(new Regressor("y", y[i]), names.toArray(new String[0]), z));
      }
      SparseLinearModel model =
          (SparseLinearModel) new ElasticNetCDTrainer(s[0], s[1], 1e-14, 1_000_000, false, 1).train(data);
      double[] b = new double[p];
      double intercept = Arrays.stream(y).sum() / ROWS;
      for (var weight : model.getWeights().get("y")) {
        b[names.indexOf(model.getFeatureIDMap().get(weight.index).getName())] = weight.value;
      }
      StringBuilder line = new StringBuilder("coefficients");
      for (int j = 0; j < p; j++) {
        line.append(' ').append(b[j] / sd[j]);
        intercept -= mean[j] * b[j] / sd[j];
      }
      LINES.add("fit tribuo-elastic-net alpha=" + s[0] + " l1Ratio=" + s[1]);
      LINES.add("intercept " + intercept);
      LINES.add(line.toString());
    }
    Files.writeString(
        Path.of("linear/src/test/resources/reference/units/tribuo.txt"), String.join("\n", LINES) + "\n");
  }
}

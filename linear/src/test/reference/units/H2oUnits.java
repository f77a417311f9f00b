// ai.h2o:h2o-algos:3.44.0.1 with javax.servlet:javax.servlet-api:3.1.0; no part of the build.
// ../README.md says how to run it from the root of the repository; ../units.py describes the tables and the format.
// H2O standardizes by itself (standardize is on); coefficients are on the features' own scale as it reports them.

import hex.glm.GLM;
import hex.glm.GLMModel;
import hex.glm.GLMModel.GLMParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

public final class H2oUnits {
  private static final List<String> LINES = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("units-h2o");
    H2O.main(
        new String[] {
          "-name", "units", "-nthreads", "1", "-ice_root", folder.toString(), "-disable_web", "-disable_net",
          "-quiet", "-log_level", "FATAL"
        });
    H2O.waitForCloudSize(1, 60_000);

    Frame diabetes = table("examples/data/diabetes.csv", 120, "progression", null);
    for (double alpha : new double[] {0, 1, 0.5}) {
      for (double lambda : alpha == 0 ? new double[] {0.05, 0.5, 5} : new double[] {0.5, 2, 10}) {
        fit("h2o-gaussian", GLMParameters.Family.gaussian, diabetes, "progression", alpha, lambda);
      }
    }
    List<String> five =
        List.of(
            "mean_radius", "mean_texture", "mean_smoothness", "mean_symmetry", "mean_fractal_dimension");
    Frame cancer = table("examples/data/breast_cancer.csv", 200, "diagnosis", five);
    for (double alpha : new double[] {0, 1, 0.5}) {
      for (double lambda : alpha == 0 ? new double[] {0.001, 0.01, 0.1} : new double[] {0.005, 0.02, 0.1}) {
        fit("h2o-binomial", GLMParameters.Family.binomial, cancer, "diagnosis", alpha, lambda);
      }
    }
    Files.writeString(
        Path.of("linear/src/test/resources/reference/units/h2o.txt"), String.join("\n", LINES) + "\n");
    H2O.exit(0);
  }

  private static void fit(
      String row, GLMParameters.Family family, Frame frame, String target, double alpha, double lambda) {
    GLMParameters parameters = new GLMParameters(family);
    parameters._train = frame._key;
    parameters._response_column = target;
    parameters._alpha = new double[] {alpha};
    parameters._lambda = new double[] {lambda};
    parameters._standardize = true;
    parameters._ignore_const_cols = false;
    parameters._solver =
        alpha == 0 ? GLMParameters.Solver.IRLSM : GLMParameters.Solver.COORDINATE_DESCENT;
    parameters._objective_epsilon = 0;
    parameters._beta_epsilon = 1e-15;
    parameters._gradient_epsilon = 1e-15;
    parameters._max_iterations = 2000;
    GLMModel model = new GLM(parameters).trainModel().get();
    Map<String, Double> found = model.coefficients();
    StringBuilder line = new StringBuilder("coefficients");
    for (String name : frame.names()) {
      if (!name.equals(target)) {
        line.append(' ').append(found.get(name).doubleValue());
      }
    }
    LINES.add("fit " + row + " alpha=" + alpha + " lambda=" + lambda);
    LINES.add("intercept " + found.get("Intercept"));
    LINES.add(line.toString());
  }

  private static Frame table(String file, int count, String target, List<String> features)
      throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    List<String> names = Arrays.asList(lines.get(0).split(","));
    List<String> columns = new ArrayList<>(features == null ? names : features);
    columns.remove(target);
    columns.add(target);
    Vec[] vecs = new Vec[columns.size()];
    boolean classes = false;
    for (int j = 0; j < vecs.length; j++) {
      vecs[j] = Vec.makeCon(0, count, 10, true);
      try (Vec.Writer writer = vecs[j].open()) {
        for (int i = 0; i < count; i++) {
          String cell = lines.get(i + 1).split(",")[names.indexOf(columns.get(j))];
          boolean malignant = cell.equals("malignant");
          classes |= malignant;
          writer.set(i, malignant ? 1 : cell.equals("benign") ? 0 : Double.parseDouble(cell));
        }
      }
    }
    if (classes) {
      vecs[vecs.length - 1] = vecs[vecs.length - 1].toCategoricalVec();
    }
    Frame frame = new Frame(Key.<Frame>make(), columns.toArray(new String[0]), vecs);
    DKV.put(frame);
    return frame;
  }
}

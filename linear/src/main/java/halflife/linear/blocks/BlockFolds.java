package halflife.linear.blocks;

import halflife.evidence.Measure;
import halflife.linear.model.HeldOut;
import halflife.linear.model.HeldOutFolds;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Held-out rows in blocks: one pass scores all fits, whatever their folds.
 *
 * @param parts the rows and their folds
 * @param measure the loss
 */
public record BlockFolds(BlockParts parts, Measure measure) implements HeldOutFolds {
  @Override
  public HeldOut of(int fold) {
    boolean[] own = new boolean[parts.targets().length];
    own[fold] = true;
    return new Rows(own);
  }

  @Override
  public HeldOut all() {
    boolean[] all = new boolean[parts.targets().length];
    Arrays.fill(all, true);
    return new Rows(all);
  }

  /** The rows of some folds. */
  private final class Rows implements HeldOut {
    private final boolean[] folds;

    Rows(boolean[] folds) {
      this.folds = folds;
    }

    @Override
    public double weight() {
      return weightOf(folds);
    }

    @Override
    public PathError score(Path path) {
      return scoredOn(List.of(path), List.of(folds)).get(0);
    }

    @Override
    public double error(LinearModel model) {
      return losses(List.of(List.of(model)), List.of(folds)).get(0)[0];
    }
  }

  private double weightOf(boolean[] folds) {
    double weight = 0;
    for (int k = 0; k < folds.length; k++) {
      weight += folds[k] ? parts.targets()[k].weight() : 0;
    }
    return weight;
  }

  private List<boolean[]> each(int[] folds) {
    return Arrays.stream(folds).mapToObj(k -> ((Rows) of(k)).folds).toList();
  }

  @Override
  public List<PathError> scores(List<Path> paths, int[] folds) {
    return scoredOn(paths, each(folds));
  }

  private List<PathError> scoredOn(List<Path> paths, List<boolean[]> folds) {
    List<List<LinearModel>> models = new ArrayList<>();
    for (Path path : paths) {
      List<LinearModel> own = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        own.add(path.model(i));
      }
      models.add(own);
    }
    List<double[]> losses = losses(models, folds);
    List<PathError> scores = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      scores.add(new PathError(paths.get(i).lambdas(), losses.get(i), new double[0]));
    }
    return scores;
  }

  @Override
  public double[] errors(List<LinearModel> models, int[] folds) {
    List<double[]> losses = losses(models.stream().map(List::of).toList(), each(folds));
    return losses.stream().mapToDouble(each -> each[0]).toArray();
  }

  private List<double[]> losses(List<List<LinearModel>> models, List<boolean[]> folds) {
    List<Inquiry> inquiries = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      double[][] points = models.get(i).stream().map(this::point).toArray(double[][]::new);
      inquiries.add(new Inquiry.Losses(folds.get(i), points, Optional.of(measure)));
    }
    List<Sums> sums = parts.ask(inquiries);
    List<double[]> losses = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      double weight = weightOf(folds.get(i));
      losses.add(Arrays.stream(sums.get(i).values()).mapToDouble(row -> row[0] / weight).toArray());
    }
    return losses;
  }

  /** The point over stored features of a model. */
  private double[] point(LinearModel model) {
    double[] near = parts.rows().near();
    int p = near.length;
    double[] point = new double[model.outputs() * (p + 1)];
    for (int k = 0; k < model.outputs(); k++) {
      double constant = model.atMeans()[k];
      for (int j = 0; j < p; j++) {
        double c = model.coefficients()[k * p + j];
        point[k * (p + 1) + j] = c;
        constant += c == 0 ? 0 : c * (near[j] - model.means()[j]);
      }
      point[k * (p + 1) + p] = constant;
    }
    return point;
  }
}

package halflife.linear.blocks;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.CrossProducts;
import halflife.linear.data.Vectors;
import halflife.linear.model.Likelihood;
import halflife.linear.model.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answers to inquiries over the blocks that have been added. */
public final class BlockSums {
  private final Family family;
  private final Likelihood likelihood;
  private final int outputs;
  private final int p;
  private final List<Part> parts = new ArrayList<>();

  private final double[][] eta;
  private final double[][] other;
  private final double[] weights;
  private final Gathered gathered;

  /**
   * Sums of no rows yet.
   *
   * @param p the number of features
   */
  public BlockSums(Family family, int outputs, int p, List<Inquiry> inquiries) {
    this.family = family;
    this.outputs = outputs;
    this.p = p;
    likelihood = Likelihood.of(family, outputs);
    int capacity = RowBlock.capacity(p);
    eta = new double[outputs][capacity];
    other = new double[outputs][capacity];
    weights = new double[capacity];
    gathered = new Gathered(p, capacity);
    inquiries.forEach(inquiry -> parts.add(part(inquiry)));
  }

  private Part part(Inquiry inquiry) {
    if (inquiry instanceof Inquiry.Slopes slopes) {
      return new Slopes(slopes);
    }
    return inquiry instanceof Inquiry.Curvatures curvatures
        ? new Curvatures(curvatures)
        : new Scores((Inquiry.Losses) inquiry);
  }

  /** Adds a block of rows. */
  public void add(RowBlock block) {
    for (Part part : parts) {
      if (mark(block, part.folds()) > 0) {
        part.add(block);
      }
    }
  }

  /** The answers, one per inquiry. */
  public List<Sums> answers() {
    return parts.stream().map(Part::sums).toList();
  }

  /** Gives weight to the rows of some folds alone; returns their number. */
  private int mark(RowBlock block, boolean[] folds) {
    int count = 0;
    for (int i = 0; i < block.size(); i++) {
      weights[i] = folds[block.fold[i]] ? block.weights[i] : 0;
      count += weights[i] > 0 ? 1 : 0;
    }
    Arrays.fill(weights, block.size(), weights.length, 0);
    return count;
  }

  private void predict(Predictor[] predictors, RowBlock block) {
    for (int k = 0; k < outputs; k++) {
      System.arraycopy(block.offsets, 0, eta[k], 0, block.size());
      predictors[k].addTo(eta[k], block.columns, block.size());
    }
  }

  /** The sums for one inquiry. */
  private interface Part {
    boolean[] folds();

    /** Adds a block, whose rows have the weights they count with. */
    void add(RowBlock block);

    Sums sums();
  }

  private final class Slopes implements Part {
    private final Inquiry.Slopes asked;
    private final Predictor[] predictors;
    private final Predictor[] changes;
    private final double[][] sums = new double[outputs + 1][p + 1];
    private double most;

    Slopes(Inquiry.Slopes asked) {
      this.asked = asked;
      predictors = Predictor.all(asked.point(), outputs, p);
      changes =
          asked.before().length == 0
              ? new Predictor[0]
              : Predictor.all(Vectors.difference(asked.point(), asked.before()), outputs, p);
    }

    @Override
    public boolean[] folds() {
      return asked.folds();
    }

    @Override
    public void add(RowBlock block) {
      int n = block.size();
      for (Predictor change : changes) {
        double[] moved = other[0];
        Arrays.fill(moved, 0, n, 0);
        change.addTo(moved, block.columns, n);
        for (int i = 0; i < n; i++) {
          most = Math.max(most, weights[i] > 0 ? Math.abs(moved[i]) : 0);
        }
      }
      predict(predictors, block);
      likelihood.residuals(eta, block.target, weights, 0, n, other);
      for (int k = 0; k < outputs; k++) {
        double[] r = other[k];
        double squares = 0;
        for (int i = 0; i < n; i++) {
          r[i] = weights[i] > 0 ? r[i] : 0; // not 0 · ∞
          squares += r[i] == 0 ? 0 : r[i] * r[i] / weights[i];
        }
        sums[outputs][0] += squares;
        block.addProducts(r, sums[k]);
      }
    }

    @Override
    public Sums sums() {
      return new Sums(sums, most);
    }
  }

  private final class Curvatures implements Part {
    private final Inquiry.Curvatures asked;
    private final Predictor[] predictors;
    private final double[][] sums;
    private final double[] curvature = new double[weights.length];

    Curvatures(Inquiry.Curvatures asked) {
      this.asked = asked;
      predictors = Predictor.all(asked.point(), outputs, p);
      sums = new double[outputs * (outputs + 1) / 2 * (p + 1)][p + 1];
    }

    @Override
    public boolean[] folds() {
      return asked.folds();
    }

    @Override
    public void add(RowBlock block) {
      int n = block.size();
      predict(predictors, block);
      respond(n);
      int from = 0;
      double[] products = new double[p + 1];
      for (int k = 0; k < outputs; k++) {
        for (int l = k; l < outputs; l++) {
          likelihood.curvature(eta, weights, k, l, curvature);
          for (int i = 0; i < n; i++) {
            curvature[i] = weights[i] > 0 ? curvature[i] : 0; // not 0 · ∞
          }
          CrossProducts.addRows(block.rows(), curvature, n, sums, from, p);
          Arrays.fill(products, 0);
          block.addProducts(curvature, products);
          for (int j = 0; j <= p; j++) {
            sums[from + j][p] += products[j];
          }
          from += p + 1;
        }
      }
    }

    @Override
    public Sums sums() {
      return new Sums(sums, 0);
    }
  }

  /** Turns the first linear predictors into expected responses, in place. */
  private void respond(int n) {
    if (family == Family.GAUSSIAN) {
      return;
    }
    double[] row = new double[outputs];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < outputs; k++) {
        row[k] = eta[k][i];
      }
      likelihood.respond(row);
      for (int k = 0; k < outputs; k++) {
        eta[k][i] = row[k];
      }
    }
  }

  private final class Scores implements Part {
    private final Inquiry.Losses asked;
    private final Predictor[][] predictors;
    private final double[][] sums;
    private final double[] curvature;

    Scores(Inquiry.Losses asked) {
      this.asked = asked;
      predictors = new Predictor[asked.points().length][];
      Arrays.setAll(predictors, i -> Predictor.all(asked.points()[i], outputs, p));
      sums = new double[predictors.length][2];
      curvature = new double[weights.length];
    }

    @Override
    public boolean[] folds() {
      return asked.folds();
    }

    @Override
    public void add(RowBlock block) {
      Gathered rows = gathered.of(block, weights);
      for (int at = 0; at < predictors.length; at++) {
        for (int k = 0; k < outputs; k++) {
          System.arraycopy(rows.offsets, 0, eta[k], 0, rows.size);
          predictors[at][k].addTo(eta[k], rows.columns, rows.size);
        }
        if (asked.measure().isPresent()) {
          Measure measure = asked.measure().get();
          respond(rows.size);
          sums[at][0] += Losses.sum(family, measure, eta, rows.target, rows.weights, rows.size);
        } else {
          sums[at][0] += deviance(rows);
          respond(rows.size);
          sums[at][1] += curvature(rows);
        }
      }
    }

    private double deviance(Gathered rows) {
      double sum = 0;
      for (int i = 0; i < rows.size; i++) {
        sum += rows.weights[i] * likelihood.deviance(eta, rows.target[i], i);
      }
      return sum;
    }

    private double curvature(Gathered rows) {
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        likelihood.curvature(eta, rows.weights, k, k, curvature);
        for (int i = 0; i < rows.size; i++) {
          sum += curvature[i];
        }
      }
      return sum / outputs;
    }

    @Override
    public Sums sums() {
      return new Sums(sums, 0);
    }
  }

  /** The rows of a block that have weight, side by side. */
  private static final class Gathered {
    private final double[][] columns;
    private final double[] target;
    private final double[] weights;
    private final double[] offsets;
    private final int[] index;
    private int size;

    Gathered(int p, int capacity) {
      columns = new double[p][capacity];
      target = new double[capacity];
      weights = new double[capacity];
      offsets = new double[capacity];
      index = new int[capacity];
    }

    Gathered of(RowBlock block, double[] weight) {
      size = 0;
      for (int i = 0; i < block.size(); i++) {
        if (weight[i] > 0) {
          index[size] = i;
          target[size] = block.target[i];
          offsets[size] = block.offsets[i];
          weights[size++] = weight[i];
        }
      }
      Arrays.fill(weights, size, weights.length, 0);
      for (int j = 0; j < columns.length; j++) {
        double[] from = block.columns[j];
        double[] to = columns[j];
        for (int i = 0; i < size; i++) {
          to[i] = from[index[i]];
        }
      }
      return this;
    }
  }
}

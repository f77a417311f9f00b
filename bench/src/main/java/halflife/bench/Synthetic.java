package halflife.bench;

import halflife.core.SplitMix64;
import halflife.linear.data.Design;
import java.util.Arrays;

/** Data with a known truth, the same on every machine. */
final class Synthetic {
  private static final int COUNTING = 20;

  private Synthetic() {}

  /**
   * Normal features of variance 1, twenty of which count, alternately +1 and −1, and noise of half
   * the signal's variance at ρ = 0.
   *
   * @param rho the correlation of any two features
   */
  static Design rows(int rows, int features, double rho, long seed) {
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < rows; i++) {
      y[i] = row(random, rho, x[i]);
    }
    return Design.unweighted(x, y);
  }

  /** The same features, and classes 0 and 1 whose log-odds are ±0.5 of those that count. */
  static Design classes(int rows, int features, double rho, long seed) {
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < rows; i++) {
      double common = Math.sqrt(rho) * random.nextGaussian();
      double odds = features(random, rho, common, 0, x[i]) / 2;
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    }
    return Design.unweighted(x, y);
  }

  /** Fills one row and returns its target. */
  static double row(SplitMix64 random, double rho, double[] row) {
    double common = Math.sqrt(rho) * random.nextGaussian();
    double noise = Math.sqrt(COUNTING / 2.0) * random.nextGaussian();
    return features(random, rho, common, noise, row);
  }

  /** Fills one row and returns the sum of those that count, with their signs, from a start on. */
  private static double features(
      SplitMix64 random, double rho, double common, double start, double[] row) {
    int gap = Math.max(1, row.length / COUNTING);
    double target = start;
    for (int j = 0; j < row.length; j++) {
      row[j] = common + Math.sqrt(1 - rho) * random.nextGaussian();
      if (j % gap == 0 && j / gap < COUNTING) {
        target += j / gap % 2 == 0 ? row[j] : -row[j];
      }
    }
    return target;
  }

  /** Equal folds in random order. */
  static int[] folds(int rows, int count, long seed) {
    int[] fold = new int[rows];
    Arrays.setAll(fold, i -> i % count);
    new SplitMix64(seed).shuffle(fold);
    return fold;
  }
}

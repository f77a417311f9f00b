package halflife.evidence.note;

import halflife.core.Numbers;
import halflife.core.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What to know of the training of networks before the verdict. */
public sealed interface NetworkNote extends Note {

  /**
   * Training diverged, and the linear model is all there is.
   *
   * @param why how it diverged
   */
  record Untrained(Divergence why) implements NetworkNote {
    @Override
    public Words words() {
      return Words.of(
          "No network was trained beside the linear model: %s.", "没有在线性模型之外训练出网络：%s。", why.words());
    }
  }

  /**
   * A learning rate at which training diverged.
   *
   * @param learningRate the rate
   */
  record RateDiverged(double learningRate) implements NetworkNote {
    @Override
    public Words words() {
      return Words.of(
          "At a learning rate of %s training diverged, so it is not in the search.",
          "学习率为 %s 时训练发散，因此它不在搜索之列。", three(learningRate));
    }
  }

  /**
   * Several learning rates that were tried.
   *
   * @param rates all that did not diverge, rising
   * @param chosen the best one for decay
   * @param without the best one for no decay
   */
  record Rates(List<Double> rates, double chosen, double without) implements NetworkNote {
    /**
     * Checks that there are rates.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Rates {
      rates = Phrases.atLeast(1, "rates", rates);
    }

    @Override
    public Words words() {
      boolean smallest = chosen == rates.get(0);
      boolean edge = rates.size() > 1 && (smallest || chosen == rates.get(rates.size() - 1));
      Words tried =
          Words.of(
              "Of the learning rates %s, decay does best at %s, and no decay, stopped at its best"
                  + " epoch, at %s; each is judged at its own.",
              "在学习率 %s 中，衰减在 %s 时最好，不衰减（停在最佳轮）在 %s 时最好；两者都按各自的学习率评判。",
              Words.listed(rates.stream().map(rate -> Words.same(three(rate))).toList()),
              three(chosen),
              three(without));
      return edge
          ? tried.then(
              Words.of(
                  " It is the %s that was tried; --lr moves the search.",
                  "衰减的最佳学习率是试过的%s值；用 --lr 可以移动搜索范围。",
                  smallest ? new Words("smallest", "最小") : new Words("largest", "最大")))
          : tried;
    }
  }

  /**
   * Candidates that were given up because they were clearly worse.
   *
   * @param candidates those
   * @param seeds the number of seeds that the others were trained with
   */
  record StoppedEarly(List<Candidate> candidates, int seeds) implements NetworkNote {
    /**
     * Checks that there are candidates.
     *
     * @throws IllegalArgumentException if there is none
     */
    public StoppedEarly {
      candidates = Phrases.atLeast(1, "candidates", candidates);
    }

    @Override
    public Words words() {
      return Words.of(
          "%s "
              + (candidates.size() == 1 ? "was" : "were")
              + " stopped early, being clearly worse at each seed; what the curve shows at the seeds"
              + " left out follows from the mean difference.",
          "%s 提前停止，因为在每个种子上都明显更差；曲线上没有训练的种子按平均差推算。",
          Words.listed(candidates.stream().map(this::words).toList()));
    }

    private Words words(Candidate candidate) {
      return Words.of(
          "λ = %s (after %s of %s seeds)",
          "λ = %s（训练了 %3$s 个种子中的 %2$s 个）", three(candidate.lambda()), candidate.seeds(), seeds);
    }
  }

  /**
   * A candidate that was given up.
   *
   * @param lambda its λ
   * @param seeds the number of seeds that it was trained with
   */
  record Candidate(double lambda, int seeds) {}

  /**
   * A λ with which training diverged.
   *
   * @param lambda the λ
   * @param seed the seed
   */
  record LambdaDiverged(double lambda, long seed) implements NetworkNote {
    @Override
    public Words words() {
      return Words.of(
          "Training with λ = %s diverged at seed %s, so it is not in the curve.",
          "λ = %s 时训练在种子 %s 上发散，因此它不在曲线上。", three(lambda), seed);
    }
  }

  /**
   * A network that is not better than the linear model.
   *
   * @param hidden the numbers of its hidden units
   * @param loss the name of what was compared, as results store it
   * @param splits the number of splits
   * @param ratio its loss as a multiple of the linear model's
   * @param low the lower end of the interval that holds the ratio
   * @param high the upper end
   */
  record LinearStays(
      List<Integer> hidden, String loss, int splits, double ratio, double low, double high)
      implements NetworkNote {
    /**
     * Checks that there are hidden units.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LinearStays {
      hidden = Phrases.atLeast(1, "hidden", hidden);
    }

    @Override
    public Words words() {
      return Words.of(
          "A network of %s hidden units was trained on the same rows, its decay chosen too; over %s"
              + " splits its %s is %s times that of the linear model (95 %% interval %s to %s), so"
              + " the linear model stays.",
          "在同样的行上还训练了一个网络（隐藏单元数 %s），它的衰减也经过选择；在 %s 次划分上，它的%s 是线性模型的 %s"
              + " 倍（95 %% 区间：%s 到 %s），因此保留线性模型。",
          hidden.stream().map(String::valueOf).collect(Collectors.joining(", ")),
          splits,
          StoredName.words(loss),
          three(ratio),
          three(low),
          three(high));
    }
  }

  /**
   * Columns of unlike scale.
   *
   * @param factor how many times the largest numbers of one are those of another
   */
  record UnevenColumns(double factor) implements NetworkNote {
    @Override
    public Words words() {
      return Words.of(
          "Columns differ in scale by a factor of up to %s, and a network learns slowly from such;"
              + " withStandardizedColumns() of the data brings them to one scale.",
          "各列的尺度最多相差 %s 倍，网络从这样的列学得很慢；对数据调用 withStandardizedColumns() 可使它们尺度一致。",
          Numbers.significant(factor, 2));
    }
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }
}

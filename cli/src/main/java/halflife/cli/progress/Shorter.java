package halflife.cli.progress;

import halflife.core.Words;
import halflife.linear.data.Folds;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.List;

/** The options that would make a long study shorter. */
public final class Shorter {
  private Shorter() {}

  /** What to say behind the time that a study takes; nothing if no option would help. */
  public static Words of(StudyOptions options) {
    List<Words> means = new ArrayList<>();
    if (!List.of("ridge", "lasso", "elastic", "mlp").contains(options.search().model())) {
      means.add(Words.of("one --model, as %s", "只用一种 --model，如 %s", "lasso"));
    }
    if (options.search().alpha().size() > 1) {
      means.add(new Words("one --alpha", "只用一个 --alpha"));
    }
    boolean fewest = options.folds().count().map(k -> k <= Folds.FEWEST).orElse(false);
    if (!fewest && options.folds().column().isEmpty() && options.folds().order().isEmpty()) {
      means.add(Words.of("fewer --folds, at least %s", "更少的 --folds，至少 %s", Folds.FEWEST));
    }
    if (options.proof().repeats().map(r -> r > 1).orElse(false)) {
      means.add(Words.of("--repeats %s", "--repeats %s", 1));
    }
    if (options.net().ensemble() > 1) {
      means.add(new Words("a smaller --ensemble", "更小的 --ensemble"));
    }
    if (options.net().resamples() > 0) {
      means.add(new Words("no --resamples", "不用 --resamples"));
    }
    if (means.isEmpty()) {
      return Words.NONE;
    }
    Words all = means.get(0);
    for (Words more : means.subList(1, means.size())) {
      all = Words.of("%s; %s", "%s；%s", all, more);
    }
    return Words.of(" (shorter: %s)", "（可缩短：%s）", all);
  }
}

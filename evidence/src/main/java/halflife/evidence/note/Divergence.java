package halflife.evidence.note;

import halflife.core.Numbers;
import halflife.core.Words;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How training diverged.
 *
 * @param candidate the name of what was trained, such as {@code no decay}
 * @param epoch the epoch in which a loss was no finite number; empty of a network of all rows, of
 *     which a weight was none at the end
 * @param seed the seed; empty of a network of all rows
 */
public record Divergence(String candidate, OptionalDouble epoch, OptionalLong seed) {
  /** The words, without a full stop. */
  public Words words() {
    Words named = StoredName.words(candidate);
    return epoch.isPresent() && seed.isPresent()
        ? Words.of(
            "training with %s diverged in epoch %s at seed %s: a loss is no finite number; use a"
                + " lower learning rate",
            "用“%s”训练，在种子 %3$s 的第 %2$s 轮发散：损失不是有限的数；请用更小的学习率",
            named,
            Numbers.significant(epoch.getAsDouble(), 6),
            seed.getAsLong())
        : Words.of(
            "training on all rows with %s diverged: a weight is no finite number; use a smaller"
                + " --lr",
            "在所有行上用“%s”训练时发散：有权重不是有限的数；请用更小的 --lr", named);
  }
}

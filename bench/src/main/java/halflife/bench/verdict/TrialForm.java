package halflife.bench.verdict;

import halflife.bench.verdict.Trial.Fresh;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Trials as words, so that an interval can be computed in another way from the same losses: four
 * losses on fresh rows (chosen and none of all rows, chosen and none of fewer), and for each
 * dealing the losses of the folds: chosen, none, mean.
 */
final class TrialForm implements NumberedLog.Form<Trial> {
  private static final int BEFORE_DEALINGS = 4;
  private static final int PER_DEALING = 3;

  @Override
  public List<String> write(Trial trial) {
    List<String> words = new ArrayList<>();
    DoubleStream.of(
            trial.all().chosen(), trial.all().none(), trial.fewer().chosen(), trial.fewer().none())
        .forEach(loss -> words.add(Double.toString(loss)));
    for (HeldOutLosses losses : trial.heldOut()) {
      for (double[] folds : List.of(losses.chosen(), losses.none(), losses.mean())) {
        words.add(Arrays.stream(folds).mapToObj(Double::toString).collect(Collectors.joining(" ")));
      }
    }
    return words;
  }

  @Override
  public Trial read(List<String> words) {
    double[] fresh =
        words.stream().limit(BEFORE_DEALINGS).mapToDouble(Double::parseDouble).toArray();
    List<HeldOutLosses> heldOut = new ArrayList<>();
    for (int i = BEFORE_DEALINGS; i < words.size(); i += PER_DEALING) {
      heldOut.add(
          new HeldOutLosses(
              numbers(words.get(i)), numbers(words.get(i + 1)), numbers(words.get(i + 2))));
    }
    return new Trial(heldOut, new Fresh(fresh[0], fresh[1]), new Fresh(fresh[2], fresh[3]));
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}

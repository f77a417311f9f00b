package halflife.bench.verdict;

import halflife.evidence.Comparison;
import halflife.evidence.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one study of networks says.
 *
 * @param lambda the λ it chose
 * @param stop the epoch after which it stops no decay
 * @param said what it says of that λ against each other way to train
 */
record NetworkTrial(double lambda, double stop, Map<String, Said> said) {
  /** The end of the name of dropout beside the chosen decay, whatever that is. */
  private static final String AND_DECAY = " and decay";

  /**
   * A comparison.
   *
   * @param ratio of the chosen λ's loss to the other one's
   * @param low the lower end of its interval
   * @param high the upper end
   */
  record Said(double ratio, double low, double high, Outcome outcome) {
    static Said of(Comparison comparison) {
      return new Said(
          comparison.ratio(), comparison.low(), comparison.high(), comparison.outcome());
    }
  }

  /** The name of what it chose, as {@link NetworkJudge#losses} has it. */
  String chosen() {
    return NetworkJudge.decay(lambda);
  }

  /** The name of what it was compared with, as {@link NetworkJudge#losses} has it. */
  String baseline(String rival) {
    if (rival.equals(NetworkJudge.STOPPED)) {
      return NetworkJudge.stopped(stop);
    }
    return rival.endsWith(AND_DECAY) ? rival + ", " + chosen() : rival;
  }

  /** Trials as words. */
  static final class Form implements NumberedLog.Form<NetworkTrial> {
    private static final int BEFORE_RIVALS = 2;
    private static final int PER_RIVAL = 5;

    @Override
    public List<String> write(NetworkTrial trial) {
      List<String> words = new ArrayList<>();
      words.add(Double.toString(trial.lambda()));
      words.add(Double.toString(trial.stop()));
      trial
          .said()
          .forEach(
              (name, said) -> {
                words.add(name);
                words.add(Double.toString(said.ratio()));
                words.add(Double.toString(said.low()));
                words.add(Double.toString(said.high()));
                words.add(said.outcome().word());
              });
      return words;
    }

    @Override
    public NetworkTrial read(List<String> words) {
      Map<String, Said> said = new LinkedHashMap<>();
      for (int i = BEFORE_RIVALS; i < words.size(); i += PER_RIVAL) {
        said.put(
            words.get(i),
            new Said(
                Double.parseDouble(words.get(i + 1)),
                Double.parseDouble(words.get(i + 2)),
                Double.parseDouble(words.get(i + 3)),
                Outcome.of(words.get(i + 4))));
      }
      return new NetworkTrial(
          Double.parseDouble(words.get(0)), Double.parseDouble(words.get(1)), said);
    }
  }
}

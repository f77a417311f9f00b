package halflife.tune.net;

import halflife.evidence.CurvePoint;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.study.Diverged;
import halflife.evidence.study.SeedFindings;
import halflife.evidence.training.RateCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What the races at one or several learning rates found. Decay is given the learning rate that
 * suits it, and no decay the one that suits that.
 *
 * @param chosen the findings at the learning rate of the smallest mean loss at a λ
 * @param undecayed those at the rate where no decay, stopped at its best epoch, has the smallest
 * @param rates error over λ at each rate, by rising η; empty where there was one alone
 * @param notes one for each rate without which the study went on
 */
record NetSearch(
    SeedFindings<NetCandidate> chosen,
    SeedFindings<NetCandidate> undecayed,
    List<RateCurve> rates,
    List<Note> notes) {
  /**
   * Races at each learning rate of a plan.
   *
   * @param race the findings at one
   * @throws Diverged if training without decay diverges at all of them, or with every decay
   */
  static NetSearch of(NetPlan plan, Function<Double, SeedFindings<NetCandidate>> race) {
    List<SeedFindings<NetCandidate>> all = new ArrayList<>();
    List<RateCurve> rates = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (double rate : plan.rates()) {
      try {
        SeedFindings<NetCandidate> found = race.apply(rate);
        all.add(found);
        rates.add(curve(rate, found));
      } catch (Diverged diverged) {
        if (all.isEmpty()) {
          throw diverged;
        }
        notes.add(new NetworkNote.RateDiverged(rate));
      }
    }
    SeedFindings<NetCandidate> chosen = smallest(all, SeedFindings::chosenLoss);
    SeedFindings<NetCandidate> undecayed = smallest(all, SeedFindings::stoppedLoss);
    boolean several = plan.rates().size() > 1;
    if (several) {
      double decayed = chosen.winner().learningRate();
      notes.add(
          new NetworkNote.Rates(
              rates.stream().map(RateCurve::learningRate).toList(),
              decayed,
              undecayed.none().learningRate()));
    }
    return new NetSearch(chosen, undecayed, several ? rates : List.of(), notes);
  }

  private static SeedFindings<NetCandidate> smallest(
      List<SeedFindings<NetCandidate>> all, Function<SeedFindings<NetCandidate>, Double> loss) {
    return all.stream().min(Comparator.comparing(loss)).orElseThrow();
  }

  private static RateCurve curve(double rate, SeedFindings<NetCandidate> found) {
    List<CurvePoint> points = found.curve().points();
    return new RateCurve(
        rate,
        found.curve().none().mean(),
        points.stream().map(p -> new RateCurve.Point(p.lambda(), p.mean())).toList());
  }

  /** The candidate that was chosen. */
  NetCandidate winner() {
    return chosen.winner();
  }

  /** The one without decay that it is compared with. */
  NetCandidate none() {
    return undecayed.none();
  }

  /** The epoch after which that one stops. */
  double stop() {
    return undecayed.stop();
  }
}

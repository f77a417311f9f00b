package halflife.tune.net;

import halflife.evidence.study.SeedSearch;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.Refits;
import halflife.tune.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains every candidate on resamples of the rows, and tells variance from bias and noise by what
 * each predicts for the rows that its resample lacks.
 */
record NetRefits(Dataset data, NetPlan plan, NetTrainer trainer) {
  /** The parts of the error over λ; empty where no resamples were asked for. */
  Optional<Refits> of(SeedSearch<NetCandidate> search, List<NetCandidate> candidates) {
    if (plan.seeds().resamples().isEmpty()) {
      return Optional.empty();
    }
    int rows = data.design().size();
    double[] target = data.design().target();
    double[][] observed = NetTarget.of(data, IntStream.range(0, rows).toArray()).observed(target);
    List<int[]> held = plan.seeds().resamples().stream().map(s -> trainer.split(s).held()).toList();
    List<ErrorParts> parts = new ArrayList<>();
    search.refit(
        candidates,
        (candidate, runs) -> {
          var collector = new ErrorParts.Collector(observed.length, rows);
          for (int r = 0; r < runs.size(); r++) {
            collector.add(held.get(r), runs.get(r).responses());
          }
          collector
              .parts(candidate.lambda(), observed, data.design().weights())
              .ifPresent(parts::add);
        });
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refits(plan.seeds().resamples().size(), parts));
  }
}

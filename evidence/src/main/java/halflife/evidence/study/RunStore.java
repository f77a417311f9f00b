package halflife.evidence.study;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Keeps the runs of a study, so that one that was interrupted can go on. */
public interface RunStore {
  /** Keeps nothing. */
  RunStore NONE = of(key -> Optional.empty(), (key, run) -> {});

  /** A store that does these two things. */
  static RunStore of(Function<String, Optional<SeedRun>> find, BiConsumer<String, SeedRun> keep) {
    return new RunStore() {
      @Override
      public Optional<SeedRun> find(String key) {
        return find.apply(key);
      }

      @Override
      public void keep(String key, SeedRun run) {
        keep.accept(key, run);
      }
    };
  }

  /** The run of this key, if it was kept. */
  Optional<SeedRun> find(String key);

  /** Keeps a run; called from any thread. */
  void keep(String key, SeedRun run);
}

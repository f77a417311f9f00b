package halflife.cli;

import halflife.core.Words;
import halflife.evidence.study.RunStore;
import halflife.evidence.study.SeedRun;
import halflife.json.Journal;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of networks that are kept in the output folder until the study has ended. */
final class TrainedRuns implements AutoCloseable {
  private final Optional<OutputFolder> folder;
  private final boolean resumed;
  private final Notes notes;
  private final Thread farewell;
  private @Nullable Journal<SeedRun> journal;
  private boolean ended;

  /**
   * The runs of a study that may be of networks.
   *
   * @param folder the output folder; without one nothing is kept
   * @param resumed whether to go on with those that are there
   * @param notes is told of them
   */
  TrainedRuns(Optional<OutputFolder> folder, boolean resumed, Notes notes) {
    this.folder = folder;
    this.resumed = resumed;
    this.notes = notes;
    farewell = new Thread(this::sayGoodbye, "halflife-interrupted");
  }

  /** Opens what keeps the runs of a study. */
  RunStore open(String work) {
    if (folder.isEmpty()) {
      return RunStore.NONE;
    }
    Journal<SeedRun> opened = folder.get().runs(work, resumed);
    journal = opened;
    if (resumed) {
      notes.accept(Words.of("%s runs are done already", "已有 %s 次训练完成", opened.size()));
    }
    Runtime.getRuntime().addShutdownHook(farewell);
    return RunStore.of(opened::find, opened::keep);
  }

  private void sayGoodbye() {
    PrintWriter err = notes.err();
    err.println();
    err.println(
        notes
            .language()
            .words(
                "Interrupted. What is trained is kept: repeat the command with --resume %s in place"
                    + " of --out",
                "已中断。训练好的部分已保留：重复这条命令，把 --out 换成 --resume %s",
                folder.map(f -> Printable.of(f.folder().toString())).orElse("DIR")));
    err.flush();
  }

  /** The study has ended: its runs are no longer needed once its files are written. */
  void end() {
    ended = true;
  }

  @Override
  public void close() {
    Journal<SeedRun> opened = journal;
    if (opened == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      return; // it is being interrupted now, and what is kept stays
    }
    if (ended) {
      opened.delete();
    } else {
      opened.close();
    }
  }
}

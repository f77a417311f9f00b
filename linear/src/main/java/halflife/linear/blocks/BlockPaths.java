package halflife.linear.blocks;

import halflife.linear.glm.NewtonPath;
import halflife.linear.glm.Question;
import java.util.ArrayList;
import java.util.List;

/** Follows paths side by side: each pass over the rows answers a question of every one of them. */
final class BlockPaths {
  private BlockPaths() {}

  /** A path that is to be followed. */
  record Planned(BlockLikelihood problem, NewtonPath path) {}

  /**
   * Follows paths to their ends.
   *
   * @param pathDone called once for each, evenly over the work
   */
  static void run(BlockParts parts, List<Planned> paths, Runnable pathDone) {
    List<Going> going = new ArrayList<>();
    paths.forEach(planned -> going.add(new Going(planned)));
    int told = 0;
    while (!going.isEmpty()) {
      List<Sums> answers = parts.ask(going.stream().map(Going::inquiry).toList());
      for (int i = 0; i < answers.size(); i++) {
        going.get(i).next(answers.get(i));
      }
      going.removeIf(Going::ended);
      double done = paths.stream().mapToDouble(planned -> planned.path().progress()).sum();
      for (; told < Math.floor(done); told++) {
        pathDone.run();
      }
    }
    for (; told < paths.size(); told++) {
      pathDone.run();
    }
  }

  /** A path, the question that it waits for, and the fit of its last slopes. */
  private static final class Going {
    private final Planned planned;
    private Question question;
    private double[] before = new double[0];

    Going(Planned planned) {
      this.planned = planned;
      question = planned.path().first();
    }

    boolean ended() {
      return question instanceof Question.Nothing;
    }

    Inquiry inquiry() {
      return planned.problem().inquiry(question, before);
    }

    void next(Sums sums) {
      Question answered = question;
      question = planned.problem().next(planned.path(), answered, sums);
      if (answered instanceof Question.Slope slope) {
        before = slope.fit();
      }
    }
  }
}

package halflife.lessons;

import java.util.List;
import java.util.Optional;

/** All lessons there are. */
public final class Lessons {
  /** All lessons, in reading order. */
  public static final List<Lesson> ALL =
      List.of(
          new NoiseLesson(),
          new PolynomialLesson(),
          new PenaltyLesson(),
          new GeometryLesson(),
          new NormsLesson(),
          new BiasVarianceLesson(),
          new SgdLesson(),
          new AdamWLesson(),
          new HalfLifeLesson(),
          new BiasLesson(),
          new DropoutLesson(),
          new TricksLesson(),
          new NetworkLesson());

  private Lessons() {}

  /** The names of all topics, in reading order. */
  public static List<String> topics() {
    return ALL.stream().map(Lesson::topic).toList();
  }

  /** The lesson of a topic, if there is one. */
  public static Optional<Lesson> named(String topic) {
    return ALL.stream().filter(lesson -> lesson.topic().equals(topic)).findFirst();
  }

  /** The topic to read next; after the last one the first. */
  public static String after(String topic) {
    List<String> topics = topics();
    return topics.get((topics.indexOf(topic) + 1) % topics.size());
  }
}

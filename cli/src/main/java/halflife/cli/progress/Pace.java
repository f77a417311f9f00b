package halflife.cli.progress;

import halflife.core.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The time that the rest of the work may take, from the pace of what was done so far. Only the
 * later half of the time counts, because parts of the work differ; where nothing is done for long,
 * the rest grows with it.
 */
final class Pace {
  /** Until then code is still being compiled, and the pace is several times too slow. */
  static final double BEFORE_ESTIMATE = 10;

  private static final int MOST = 256;

  private final List<double[]> done = new ArrayList<>(List.of(new double[] {0, 0}));

  /** Notes the finished share of the work after so many seconds. */
  void at(double seconds, double share) {
    if (share > done.get(done.size() - 1)[1]) {
      done.add(new double[] {seconds, share});
    }
    if (done.size() > MOST) {
      for (int i = done.size() - 2; i > 0; i -= 2) {
        done.remove(i);
      }
    }
  }

  /** The seconds to go after so many seconds; empty where nothing was done. */
  OptionalDouble rest(double seconds) {
    double[] last = done.get(done.size() - 1);
    double[] from = done.get(0);
    for (double[] point : done) {
      from = point[0] <= last[0] / 2 ? point : from;
    }
    double share = last[1] - from[1];
    return share > 0
        ? OptionalDouble.of((1 - last[1]) * (seconds - from[0]) / share)
        : OptionalDouble.empty();
  }

  /** The time that long work takes, and what would make it shorter. */
  static Words inAll(Words time, Words shorter) {
    return Words.of("this takes about %s in all%s", "全程约需 %s%s", time, shorter);
  }

  /** A time that was taken, to the second: {@code 40 s}, {@code 2:05}, {@code 1:02:05}. */
  static Words clock(double seconds) {
    long whole = (long) seconds;
    if (whole < 60) {
      return seconds(whole);
    }
    return Words.same(
        whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
            : String.format(
                Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60));
  }

  /** A time as people say it: {@code 40 s}, {@code 3 min}, {@code 2 h 10 min}. */
  static Words words(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 90) {
      return seconds(whole);
    }
    long minutes = (whole + 30) / 60;
    return minutes < 120
        ? Words.of("%s min", "%s 分钟", minutes)
        : Words.of("%s h %s min", "%s 小时 %s 分钟", minutes / 60, minutes % 60);
  }

  private static Words seconds(long whole) {
    return Words.of("%s s", "%s 秒", whole);
  }
}

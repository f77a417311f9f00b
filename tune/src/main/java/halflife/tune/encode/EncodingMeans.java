package halflife.tune.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;

/** Puts other means in place of those that encodings have for cells that are missing. */
final class EncodingMeans {
  /** The mean of each feature, in the order of the encoder. */
  private final PrimitiveIterator.OfDouble means;

  EncodingMeans(double[] means) {
    this.means = DoubleStream.of(means).iterator();
  }

  List<Encoding> of(List<Encoding> columns) {
    List<Encoding> result = new ArrayList<>();
    for (Encoding column : columns) {
      result.add(of(column));
    }
    return result;
  }

  private Encoding of(Encoding column) {
    Encoding result = column;
    if (column instanceof Encoding.Numbers n) {
      result = new Encoding.Numbers(n.column(), next(), n.gaps(), n.form(), n.range());
    } else if (column instanceof Encoding.Flag f) {
      result = new Encoding.Flag(f.column(), f.no(), f.yes(), next(), f.gaps());
    } else if (column instanceof Encoding.Categories c) {
      return new Encoding.Categories(c.column(), levels(c.levels()), c.gaps());
    } else if (column instanceof Encoding.Dates d) {
      result = dates(d);
    } else if (column instanceof Encoding.Times t) {
      result = new Encoding.Times(t.column(), time(t.time()), t.gaps());
    }
    if (hasIndicator(column)) {
      next();
    }
    return result;
  }

  private static boolean hasIndicator(Encoding column) {
    return column instanceof Encoding.Presence
        || column instanceof Encoding.Numbers n && n.gaps()
        || column instanceof Encoding.Flag f && f.gaps()
        || column instanceof Encoding.Dates d && d.gaps()
        || column instanceof Encoding.Times t && t.gaps();
  }

  private Encoding dates(Encoding.Dates d) {
    double years = d.hasYear() ? next() : Double.NaN;
    Levels months = levels(d.months());
    Levels weekdays = levels(d.weekdays());
    double days = next();
    return new Encoding.Dates(
        d.column(), d.form(), d.first(), days, years, months, weekdays, time(d.time()), d.gaps());
  }

  private Levels levels(Levels old) {
    List<Double> shares = new ArrayList<>();
    for (int l = 0; l < old.names().size(); l++) {
      shares.add(next());
    }
    return new Levels(old.names(), shares);
  }

  private TimeOfDay time(TimeOfDay old) {
    double sine = old.hasSine() ? next() : Double.NaN;
    double cosine = old.hasCosine() ? next() : Double.NaN;
    return new TimeOfDay(sine, cosine);
  }

  private double next() {
    return means.nextDouble();
  }
}

package halflife.tune.model;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.core.Internal;
import halflife.json.WrongField;
import halflife.tune.encode.DateForm;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.Encoding.LeftOut.Reason;
import halflife.tune.encode.Levels;
import halflife.tune.encode.Span;
import halflife.tune.encode.TimeOfDay;
import halflife.tune.table.NumberForm;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A column in model.json, by its kind: how it is read. */
@Internal
public sealed interface ColumnFile {
  /** The record of each kind. */
  Map<String, Class<? extends ColumnFile>> KINDS =
      Map.of(
          "numbers", Numbers.class,
          "flag", Flag.class,
          "categories", Categories.class,
          "dates", Dates.class,
          "times", Times.class,
          "left out", LeftOut.class,
          "presence", Presence.class);

  /** The encoding that the fields tell. */
  Encoding encoding();

  record Numbers(
      String column,
      String kind,
      double mean,
      boolean gaps,
      boolean comma,
      Optional<String> written,
      Optional<Span> range)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      NumberForm plain = comma ? NumberForm.COMMA : NumberForm.PLAIN;
      NumberForm form = written.map(NumberForm::of).orElse(plain);
      return new Encoding.Numbers(column, mean, gaps, form, range);
    }
  }

  record Flag(String column, String kind, String no, String yes, double mean, boolean gaps)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      return new Encoding.Flag(column, no, yes, mean, gaps);
    }
  }

  record Categories(String column, String kind, boolean gaps, Map<String, Double> levels)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      return new Encoding.Categories(column, Levels.of(levels), gaps);
    }
  }

  record Dates(
      String column,
      String kind,
      String form,
      double first,
      double days,
      boolean gaps,
      OptionalDouble year,
      Map<String, Double> months,
      Map<String, Double> weekdays,
      OptionalDouble sine,
      OptionalDouble cosine)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      return new Encoding.Dates(
          column,
          DateForm.of(form).word(),
          first,
          days,
          year.orElse(Double.NaN),
          Levels.of(months),
          Levels.of(weekdays),
          new TimeOfDay(sine.orElse(Double.NaN), cosine.orElse(Double.NaN)),
          gaps);
    }
  }

  record Times(String column, String kind, boolean gaps, OptionalDouble sine, OptionalDouble cosine)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      return new Encoding.Times(
          column, new TimeOfDay(sine.orElse(Double.NaN), cosine.orElse(Double.NaN)), gaps);
    }
  }

  record LeftOut(String column, String kind, boolean empty, Optional<Boolean> tiny)
      implements ColumnFile {
    @Override
    public Encoding encoding() {
      Reason reason = empty ? Reason.EMPTY : Reason.SAME;
      return new Encoding.LeftOut(column, tiny.orElse(false) ? Reason.TINY : reason);
    }
  }

  record Presence(String column, String kind, Optional<Boolean> tiny) implements ColumnFile {
    @Override
    public Encoding encoding() {
      return new Encoding.Presence(column, tiny.orElse(false));
    }
  }

  static ColumnFile of(Encoding e) {
    if (e instanceof Encoding.Numbers n) {
      Optional<String> written =
          ModelJson.written(n.form()).filter(w -> !n.form().equals(NumberForm.COMMA));
      return new Numbers(
          n.column(), "numbers", n.mean(), n.gaps(), n.form().comma(), written, n.range());
    }
    if (e instanceof Encoding.Flag f) {
      return new Flag(f.column(), "flag", f.no(), f.yes(), f.mean(), f.gaps());
    }
    if (e instanceof Encoding.Categories c) {
      return new Categories(c.column(), "categories", c.gaps(), c.levels().byName());
    }
    if (e instanceof Encoding.Dates d) {
      return new Dates(
          d.column(),
          "dates",
          d.form(),
          d.first(),
          d.days(),
          d.gaps(),
          ifNumber(d.years()),
          d.months().byName(),
          d.weekdays().byName(),
          ifNumber(d.time().sine()),
          ifNumber(d.time().cosine()));
    }
    if (e instanceof Encoding.Times t) {
      return new Times(
          t.column(), "times", t.gaps(), ifNumber(t.time().sine()), ifNumber(t.time().cosine()));
    }
    if (e instanceof Encoding.LeftOut l) {
      Optional<Boolean> tiny = Optional.of(true).filter(yes -> l.reason() == Reason.TINY);
      return new LeftOut(l.column(), "left out", l.reason() == Reason.EMPTY, tiny);
    }
    if (e instanceof Encoding.Presence p) {
      return new Presence(p.column(), "presence", Optional.of(true).filter(yes -> p.tiny()));
    }
    throw new IllegalStateException("no field of model.json holds " + e.getClass().getName());
  }

  private static OptionalDouble ifNumber(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The record that an object is, by its kind. */
  static Class<? extends ColumnFile> kind(JsonNode column) {
    JsonNode word = column.path("kind");
    if (!word.isTextual()) {
      throw new WrongField("columns[].kind", "a text", word.isMissingNode());
    }
    String kind = word.textValue();
    Class<? extends ColumnFile> found = KINDS.get(kind);
    if (found == null) {
      throw new IllegalArgumentException(
          "column '" + column.path("column").asText() + "' is of the unknown kind '" + kind + "'");
    }
    return found;
  }
}

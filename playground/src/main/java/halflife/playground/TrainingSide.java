package halflife.playground;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.training.TableRows;
import halflife.lessons.training.TrainingKnobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/** One of the two runs: its knobs and what it shows. */
final class TrainingSide {
  /** λ in another unit. */
  private static final Knob.Number HALF_LIFE =
      new Knob.Number(
          "half-life", TrainWords.HALF_LIFE, TrainWords.EPOCHS, 0.1, 10_000, 100, Scale.LOG);

  private static final String NO_DECAY = "none";

  /** What the run is part of. */
  interface Owner {
    /** Told when a knob was moved. */
    void hasMoved();

    /** Saves or copies something of a side. */
    void export(String what, String side);

    /** The rows that were given. */
    Optional<TableRows> table();

    /** The language of the page. */
    Language language();
  }

  private final Owner owner;
  private final String name;
  private final HTMLElement form;
  private final Map<Knob, KnobField> fields = new LinkedHashMap<>();
  private @Nullable KnobField halfLife;
  private final HTMLElement remarks;
  private final List<HTMLElement> exports = new ArrayList<>();
  private HTMLElement heading;
  private HTMLElement shown;
  private Settings settings;

  /** A side without words. */
  TrainingSide(String name, HTMLElement parent, Worded parts, Owner owner) {
    this.name = name;
    this.owner = owner;
    form = Dom.add(parent, "fieldset");
    HTMLElement legend = Dom.add(form, "legend");
    parts.add(legend, title());
    for (Knob knob : TrainingKnobs.LIVE) {
      KnobField field = new KnobField(form, Engine.TRAIN + "-" + name, knob, this::set);
      fields.put(knob, field);
      if (knob == TrainingKnobs.LAMBDA) {
        halfLife = new KnobField(form, Engine.TRAIN + "-" + name, HALF_LIFE, this::setHalfLife);
      }
    }
    remarks = Dom.add(form, "p", "class", "remark");
    heading = legend;
    shown = form;
    settings = usual();
    Dom.setHidden(form, name.equals("b"));
    parts.button(form, TrainWords.RESET, () -> change(usual()));
  }

  /** The second run begins without decay. */
  Settings usual() {
    Settings all = TrainingKnobs.usual();
    return name.equals("a") ? all : all.with(TrainingKnobs.LAMBDA.name(), "0");
  }

  /** Adds the place where the run is shown. */
  void addRun(HTMLElement parent, Worded parts) {
    HTMLElement box = Dom.add(parent, "div", "class", "run");
    heading = Dom.add(box, "h3");
    shown = Dom.add(box, "div");
    HTMLElement bar = Dom.add(box, "div", "class", "bar");
    exports.add(parts.button(bar, TrainWords.CSV, () -> owner.export("csv", name)));
    exports.add(parts.button(bar, TrainWords.WEIGHTS, () -> owner.export("weights", name)));
    exports.add(parts.button(bar, TrainWords.JAVA, () -> owner.export("java", name)));
    Dom.setHidden(box, name.equals("b"));
  }

  private Words title() {
    return name.equals("a") ? TrainWords.A : TrainWords.B;
  }

  private void set(String knob, String value, boolean still) {
    change(settings.with(knob, value));
  }

  private void setHalfLife(String knob, String epochs, boolean still) {
    double lambda = new Refusals(settings, owner.table()).lambda(Double.parseDouble(epochs));
    set(TrainingKnobs.LAMBDA.name(), Numbers.significant(lambda, 3), still);
  }

  private void change(Settings other) {
    Settings kept = other;
    for (Knob knob : TrainingKnobs.OF_A_START) {
      kept = kept.with(knob.name(), settings.text(knob));
    }
    settings = kept;
    show();
    owner.hasMoved();
  }

  /** Shows the knobs as they are set. */
  void show() {
    Language language = owner.language();
    Refusals refusals = new Refusals(settings, owner.table());
    boolean decays = !settings.of(TrainingKnobs.RULE).equals(NO_DECAY);
    fields.forEach(
        (knob, field) -> {
          field.show(settings, language);
          field.refuse(refusals, language);
          field.setHidden(knob == TrainingKnobs.LAMBDA && !decays);
        });
    String lambda = settings.text(TrainingKnobs.LAMBDA);
    Words strength =
        decays && !lambda.equals("0") ? Words.same("λ = " + lambda) : TrainWords.NO_DECAY;
    Dom.text(heading, language.of(Words.of("%s: %s", "%s：%s", title(), strength)));
    OptionalDouble epochs = refusals.halfLife();
    if (halfLife != null) {
      double value = epochs.orElse(Double.POSITIVE_INFINITY);
      halfLife.setHidden(Double.isInfinite(value));
      halfLife.show(Numbers.significant(value, 3), value, language);
    }
    Dom.text(remarks, refusals.remarks(language));
  }

  /** Whether there is a run to save. */
  void setExportable(boolean there) {
    TrainingSection.setDisabled(exports, !there);
  }

  String name() {
    return name;
  }

  Settings settings() {
    return settings;
  }

  /** Sets a knob, and tells nobody. */
  void put(Settings other) {
    settings = other;
  }

  /** Shows what the run answered. */
  void fill(String html, Language language) {
    Browser.fill(shown, html, language.of(PageWords.SAVE));
  }

  /** Takes it out of the page, or back. */
  void setHidden(boolean hidden) {
    Dom.setHidden(form, hidden);
    Dom.setHidden((HTMLElement) shown.getParentNode(), hidden);
  }
}

package halflife.playground;

import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** A knob of a lesson: a slider, or a list to choose from. */
final class KnobField {
  /** Told the new value of a knob. */
  interface Changed {
    /**
     * Takes it.
     *
     * @param still whether the slider rests there, and is not on its way
     */
    void to(String name, String value, boolean still);
  }

  private final Knob knob;

  /** The values on the slider. */
  private final double[] stops;

  private final HTMLElement row;
  private final HTMLElement label;
  private final HTMLElement shown;
  private final HTMLElement input;

  KnobField(HTMLElement parent, String topic, Knob knob, Changed changed) {
    this.knob = knob;
    String id = topic + "-" + knob.name();
    row = Dom.add(parent, "div", "class", "knob");
    label = Dom.add(row, "label", "for", id);
    shown = Dom.add(row, "output", "for", id);
    if (knob instanceof Knob.Number number) {
      stops = number.stops();
      HTMLInputElement slider = Dom.slider(row, id, stops.length);
      for (String type : List.of("input", "change")) {
        slider.addEventListener(
            type,
            event -> {
              double value = stops[Integer.parseInt(slider.getValue())];
              changed.to(knob.name(), knob.read(String.valueOf(value)), type.equals("change"));
            });
      }
      input = slider;
    } else {
      stops = new double[0];
      HTMLSelectElement list = Dom.add(row, "select", "id", id).cast();
      for (String option : ((Knob.Choice) knob).options()) {
        Dom.add(list, "option", "value", option);
      }
      list.addEventListener("change", event -> changed.to(knob.name(), list.getValue(), true));
      input = list;
    }
  }

  /** Shows the value that settings have. */
  void show(Settings settings, Language language) {
    double place = knob instanceof Knob.Number number ? settings.of(number) : 0;
    show(settings.text(knob), place, language);
  }

  /**
   * Shows a value.
   *
   * @param value as it is written
   * @param place of a number, the number
   */
  void show(String value, double place, Language language) {
    Dom.text(label, language.of(knob.label()));
    if (knob instanceof Knob.Number number) {
      String unit = language.of(number.unit());
      String spoken = unit.isEmpty() ? value : value + " " + unit;
      Dom.text(shown, spoken);
      HTMLInputElement slider = input.cast();
      slider.setValue(Integer.toString(nearest(place)));
      slider.setAttribute("aria-valuetext", spoken);
    } else {
      Knob.Choice choice = (Knob.Choice) knob;
      HTMLSelectElement list = input.cast();
      for (int i = 0; i < choice.options().size(); i++) {
        Dom.text(list.getOptions().item(i), language.of(choice.labels().get(i)));
      }
      list.setValue(value);
    }
  }

  /** Takes it out of the page, or back. */
  void setHidden(boolean hidden) {
    Dom.setHidden(row, hidden);
  }

  /** Greys out the options that cannot be, each with the sentence that says why. */
  void refuse(Refusals refusals, Language language) {
    if (knob instanceof Knob.Choice choice) {
      HTMLSelectElement list = input.cast();
      for (int i = 0; i < choice.options().size(); i++) {
        String why = refusals.of(knob, choice.options().get(i)).map(language::of).orElse("");
        list.getOptions().item(i).setDisabled(!why.isEmpty());
        list.getOptions().item(i).setAttribute("title", why);
      }
    }
  }

  private int nearest(double value) {
    int best = 0;
    for (int i = 1; i < stops.length; i++) {
      if (Math.abs(stops[i] - value) < Math.abs(stops[best] - value)) {
        best = i;
      }
    }
    return best;
  }
}

package halflife.lessons;

import halflife.core.SplitMix64;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.List;

/** Values of a lesson's knobs as somebody may set them who does not know what they are. */
public final class RandomSettings {
  private RandomSettings() {}

  /** A place on every slider, any option of every choice; the same for the same draw. */
  public static Settings of(Lesson lesson, int draw) {
    SplitMix64 random = SplitMix64.stream(lesson.topic().hashCode(), draw);
    Settings settings = Settings.usual(lesson.knobs());
    for (Knob knob : lesson.knobs()) {
      String value;
      if (knob instanceof Knob.Choice choice) {
        List<String> options = choice.options();
        value = options.get(random.nextInt(options.size()));
      } else {
        double[] stops = ((Knob.Number) knob).stops();
        value = String.valueOf(stops[random.nextInt(stops.length)]);
      }
      settings = settings.with(knob.name(), value);
    }
    return settings;
  }
}

package halflife.playground;

import halflife.draw.text.Language;
import java.util.Map;

/** A part of the page that the contents name and an address can set. */
interface PageSection {
  /** Its name in an address. */
  String topic();

  /** Its heading. */
  String title(Language language);

  /** What is set and not as usual. */
  Map<String, String> changed();

  /** Sets what an address says, and all else as usual; what is no value of a knob is left out. */
  void set(Map<String, String> values);

  /** Shows everything in a language. */
  void show(Language language);

  /** Brings it into sight. */
  void scrollTo();
}

package halflife.json;

import java.util.Optional;

/** A text is no JSON, or an object in it has a field twice. */
public final class NotJson extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String twice;

  NotJson(int line, Optional<String> twice, Throwable cause) {
    super(
        twice.map(field -> "the field '" + field + "' is there twice").orElse("it is not JSON"),
        cause);
    this.line = line;
    this.twice = twice.orElse("");
  }

  /** The line where that was noticed. */
  public int line() {
    return line;
  }

  /** The field that an object has twice; empty where the text is no JSON. */
  public Optional<String> twice() {
    return Optional.of(twice).filter(field -> !field.isEmpty());
  }
}

package halflife.json;

/** A field is missing, or holds something else than it should. */
public final class WrongField extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String path;
  private final String kind;
  private final boolean missing;

  /**
   * Names a field.
   *
   * @param path its place, such as {@code curve[3].lambda}
   * @param kind the kind it should have, such as {@code a number}
   * @param missing whether it is not there at all
   */
  public WrongField(String path, String kind, boolean missing) {
    super("'" + path + "' is " + (missing ? "missing" : "not " + kind));
    this.path = path;
    this.kind = kind;
    this.missing = missing;
  }

  /** The place of the field, such as {@code curve[3].lambda}. */
  public String path() {
    return path;
  }

  /** The kind it should have, such as {@code a number}. */
  public String kind() {
    return kind;
  }

  /** Whether it is not there at all. */
  public boolean isMissing() {
    return missing;
  }
}

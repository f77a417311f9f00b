package halflife.duckdb;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a result, and how its values become cells.
 *
 * @param name its name
 * @param type its type, as DuckDB writes it
 */
record ResultColumn(String name, String type) {
  /** The ways that values are handed on. */
  enum Way {
    /** As doubles. */
    NUMBER,
    /** As doubles where no digit is lost, otherwise as text. */
    WHOLE,
    /** As text. */
    TEXT,
    /** Not at all: such a value is neither a number nor a word. */
    NONE
  }

  /** The most characters that a cell of text may have, as in CSV. */
  static final int LONGEST_CELL = 1 << 24;

  /** What DuckDB's error begins with where a cell has more. */
  static final String TOO_LONG = "a cell is too long: ";

  /** The digits of a decimal that fit a double, so that one division gives the nearest one. */
  private static final int EXACT_DIGITS = 15;

  private static final Set<String> SMALL_WHOLE =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Set<String> LARGE_WHOLE = Set.of("UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM");
  private static final Set<String> WORDS =
      Set.of("BOOLEAN", "ENUM", "UUID", "INTERVAL", "BIT", "DATE", "\"NULL\"");
  private static final String ZONED = "TIMESTAMP WITH TIME ZONE";
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*\\d+\\)");

  /** The column in which pandas keeps the names of rows. */
  static final String PANDAS_INDEX = "__index_level_0__";

  Way way() {
    if (type.equals("BIGINT")) {
      return Way.WHOLE;
    }
    if (SMALL_WHOLE.contains(type) || type.equals("FLOAT") || type.equals("DOUBLE")) {
      return Way.NUMBER;
    }
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return Integer.parseInt(decimal.group(1)) <= EXACT_DIGITS ? Way.NUMBER : Way.TEXT;
    }
    boolean time = type.startsWith("TIME") && !type.endsWith("]");
    boolean text = type.equals("VARCHAR") || LARGE_WHOLE.contains(type) || WORDS.contains(type);
    return time || text ? Way.TEXT : Way.NONE;
  }

  /**
   * The expression whose value is handed on. A float becomes the number that its shortest decimal
   * writes, as it would from a file of text; a time with a zone becomes that of UTC.
   */
  String expression() {
    String it = Sql.name(name);
    return switch (way()) {
      case NUMBER ->
          type.equals("FLOAT")
              ? "CAST(CAST(" + it + " AS VARCHAR) AS DOUBLE)"
              : "CAST(" + it + " AS DOUBLE)";
      case WHOLE -> it;
      case TEXT ->
          type.equals("VARCHAR")
              ? limited(it)
              : "CAST("
                  + (type.equals(ZONED) ? "timezone('UTC', " + it + ")" : it)
                  + " AS VARCHAR)";
      case NONE -> "NULL";
    };
  }

  private String limited(String it) {
    String error = "error(" + Sql.text(TOO_LONG + name + ", ") + " || strlen(" + it + "))";
    return "CASE WHEN strlen("
        + it
        + ") > "
        + LONGEST_CELL
        + " THEN "
        + error
        + " ELSE "
        + it
        + " END";
  }

  boolean holdsRowNames() {
    return name.equals(PANDAS_INDEX) && way() != Way.NONE;
  }
}

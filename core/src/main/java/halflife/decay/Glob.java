package halflife.decay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern for paths: {@code *} is any part of a word, {@code **} any number of words, {@code ?} a
 * character of a word, {@code #} a whole number. Words end at a point or a slash, which are alike.
 */
final class Glob {
  private final String text;
  private final Pattern pattern;

  Glob(String text) {
    this.text = text;
    pattern = Pattern.compile(regex(text));
  }

  private static String regex(String glob) {
    StringBuilder out = new StringBuilder();
    if (glob.startsWith("**.") || glob.startsWith("**/")) {
      return "(?:.*[./])?" + regex(glob.substring(3));
    }
    if (glob.endsWith(".**") || glob.endsWith("/**")) {
      return regex(glob.substring(0, glob.length() - 3)) + "(?:[./].*)?";
    }
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*') {
        boolean deep = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
        i += deep ? 1 : 0;
        out.append(deep ? ".*" : "[^./]*");
      } else if (c == '?') {
        out.append("[^./]");
      } else if (c == '#') {
        out.append("([0-9]{1,9})");
      } else if (c == '.' || c == '/') {
        out.append("[./]");
      } else {
        out.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
      }
    }
    return out.toString();
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** The number where the pattern has #, or −1 if the path does not match or there is no #. */
  int number(String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() && matcher.groupCount() > 0 ? Integer.parseInt(matcher.group(1)) : -1;
  }

  @Override
  public String toString() {
    return text;
  }
}

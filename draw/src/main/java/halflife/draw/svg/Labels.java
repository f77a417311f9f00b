package halflife.draw.svg;

import java.util.Arrays;

/** Finds places for words so that they neither overlap nor run out of the picture. */
public final class Labels {
  private Labels() {}

  /**
   * Moves places apart by as little as possible (in squares), keeping their order.
   *
   * <p>With z = y − i·gap the places must not fall: isotonic regression (pool adjacent violators),
   * then held inside the range.
   *
   * @param wanted rising places
   * @param gap the least distance between two of them
   * @return as many places inside [low, high], if (n − 1)·gap fits into it
   */
  public static double[] spread(double[] wanted, double gap, double low, double high) {
    int n = wanted.length;
    double[] sum = new double[n];
    int[] size = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      sum[blocks] = wanted[i] - i * gap;
      size[blocks] = 1;
      blocks++;
      while (blocks > 1
          && sum[blocks - 2] / size[blocks - 2] > sum[blocks - 1] / size[blocks - 1]) {
        sum[blocks - 2] += sum[blocks - 1];
        size[blocks - 2] += size[blocks - 1];
        blocks--;
      }
    }
    double[] out = new double[n];
    int i = 0;
    for (int b = 0; b < blocks; b++) {
      double place = Math.max(low, Math.min(high - (n - 1) * gap, sum[b] / size[b]));
      Arrays.fill(out, i, i + size[b], place);
      i += size[b];
    }
    for (int k = 0; k < n; k++) {
      out[k] += k * gap;
    }
    return out;
  }

  /** The rough width of a text at a font size; wide scripts count double. */
  public static double width(String text, double fontSize) {
    double ems = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      ems += c > 0x2E80 ? 1 : c == 'm' || c == 'w' || c >= 'A' && c <= 'Z' ? 0.75 : 0.59;
      i += Character.charCount(c);
    }
    return ems * fontSize;
  }

  /**
   * A label without what stands in brackets where it is wider than it may be, then without its last
   * words.
   */
  public static String shorten(String text, double fontSize, double most) {
    int bracket = Math.max(text.indexOf(" ("), text.indexOf('（'));
    int end = bracket > 0 ? bracket : text.lastIndexOf(' ');
    String out = text;
    while (width(out, fontSize) > most && end > 0) {
      out = out.substring(0, end);
      end = out.lastIndexOf(' ');
    }
    return out;
  }

  /** A name, cut with an ellipsis where it is wider than it may be. */
  public static String fit(String text, double fontSize, double most) {
    if (text.isBlank()) {
      return "(no name)";
    }
    if (width(text, fontSize) <= most) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      String next = new String(Character.toChars(text.codePointAt(i)));
      if (width(out + next + "…", fontSize) > most) {
        break;
      }
      out.append(next);
      i += next.length();
    }
    return out + "…";
  }
}

package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values that djl/src/test/reference/torch_losses.py wrote; it says what a line means. */
public final class TorchLosses {
  private TorchLosses() {}

  /** A line: its first word, and the rest. */
  record Line(String key, List<String> words) {
    double[] numbers(int from) {
      return words.stream().skip(from).mapToDouble(Double::parseDouble).toArray();
    }

    /** The numbers of a word such as 0.5,2; none of a dash. */
    float[] listed(int word) {
      String text = words.get(word);
      String[] parts = text.equals("-") ? new String[0] : text.split(",");
      float[] out = new float[parts.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = Float.parseFloat(parts[i]);
      }
      return out;
    }

    Shape axes(int word) {
      return new Shape(
          Arrays.stream(words.get(word).split(",")).mapToLong(Long::parseLong).toArray());
    }
  }

  /** A case: the lines up to its end. */
  record Case(List<Line> lines) {
    Line head() {
      return lines.get(0);
    }

    List<Line> all(String key) {
      return lines.stream().filter(line -> line.key().equals(key)).toList();
    }

    double[] numbers(String key) {
      return all(key).get(0).numbers(0);
    }

    @Override
    public String toString() {
      return head().key() + " " + String.join(" ", head().words());
    }
  }

  static List<Case> all(String kind) {
    List<Case> cases = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (String text : read("losses.txt").lines().toList()) {
      List<String> words = List.of(text.split(" "));
      if (words.get(0).equals("end")) {
        cases.add(new Case(List.copyOf(lines)));
        lines.clear();
      } else {
        lines.add(new Line(words.get(0), words.subList(1, words.size())));
      }
    }
    return cases.stream().filter(c -> c.head().key().equals(kind)).toList();
  }

  static NDArray array(NDManager manager, double[] numbers, Shape shape, DataType type) {
    return manager.create(numbers, shape).toType(type, true);
  }

  static double[] doubles(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  public static InputStream open(String name) {
    InputStream in = TorchLosses.class.getResourceAsStream("/reference/torch/" + name);
    if (in == null) {
      throw new IllegalStateException("there is no resource /reference/torch/" + name);
    }
    return in;
  }

  private static String read(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

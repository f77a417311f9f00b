package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the input: exit code 2, one line, nothing left behind. */
class BadInputTest {
  private static final String GOOD = "size,age,price\n1,5,10\n2,4,19\n3,9,33\n4,1,41\n5,6,48\n";

  @TempDir private Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void names() {
    data = folder.resolve("homes.csv");
    out = folder.resolve("out");
  }

  static Stream<Arguments> tables() {
    byte[] noise = new byte[5000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 7919 >> 3);
    }
    return Stream.of(
        table("empty", "", "homes.csv is empty"),
        table("only line ends", "\n\r\n", "homes.csv is empty"),
        table("header only", "size,price\n", "no rows"),
        table("ragged", GOOD + "6,2\n", "line 7", "2 cells", "has 3"),
        table("header twice", "size,size,price\n1,2,3\n", "line 1", "two columns", "'size'"),
        table("header empty", "size,,price\n1,2,3\n", "line 1", "column 2 has no name"),
        table("text in numbers", GOOD + "big,2,50\n", "line 7", "'size'", "'big'"),
        table("free text", freeText(), "'size' has another text", "--exclude size", "--group size"),
        table("infinity", GOOD + "6,2,-Infinity\n", "line 7", "'price'", "-Infinity"),
        table("two commas", "size;price\n1,5;2\n2.5;3\n3,5;9\n", "line 3", "'2.5'", "decimal"),
        table(
            "one thousand",
            "size,price\n\"1,500\",2\n\"2,500\",3\n\"3,500\",5\n",
            "'1,500' may be 1500"),
        table(
            "unclear date",
            "size,price\n01/02/2024,2\n03/04/2024,3\n05/06/2024,5\n",
            "day or the month"),
        table("constant target", "size,price\n1,3\n2,3\n3,3\n", "'price' is 3.0 in every row"),
        table("small class", "size,price\n1,0\n2,1\n3,1\n", "class '0' has 1 row", "at least 3"),
        table("no target", "size,price\n1,\n2,\n3,NA\n", "'price' has no value"),
        table("nothing changes", "size,price\n1,3\n1,4\n1,5\n", "no column that changes"),
        table(
            "nothing to square",
            "size,price\n1e-300,3\n2e-300,4\n4e-300,5\n",
            "'size' varies by less than 1e-140",
            "give it in a smaller unit"),
        table("target alone", "price\n1\n2\n3\n", "no column left"),
        table("too few rows", "size,price\n1,0\n2,1\n", "has only 2 rows", "at least 3"),
        table("open quote", "size,price\n1,\"2\n3,4\n5,6\n", "quote"),
        table("escape", "size,price\n1,\u001B[31m2\n", "control character 0x1B", "line 2"),
        table("echo of a direction mark", "size,price\n1,2\n2,\u202Ex\n", "\\u202E"),
        bytes("UTF-16 cut short", cut(GOOD.getBytes(StandardCharsets.UTF_16)), "UTF-16", "UTF-8"),
        bytes("UTF-16 unmarked", GOOD.getBytes(StandardCharsets.UTF_16LE), "UTF-16", "UTF-8"),
        bytes("UTF-8 cut short", cut("größe,price\n1,ü".getBytes(StandardCharsets.UTF_8)), "UTF-8"),
        bytes("noise", noise, "homes.csv"));
  }

  private static String freeText() {
    StringBuilder text = new StringBuilder("size,price\n");
    for (int i = 0; i < 30; i++) {
      text.append("no ").append(i).append(',').append(i * i).append('\n');
    }
    return text.toString();
  }

  private static byte[] cut(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length - 1);
  }

  private static Arguments table(String what, String text, String... parts) {
    return bytes(what, text.getBytes(StandardCharsets.UTF_8), parts);
  }

  private static Arguments bytes(String what, byte[] bytes, String... parts) {
    return arguments(what, bytes, parts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aTableThatWillNotDo(String what, byte[] bytes, String[] parts) throws IOException {
    Files.write(data, bytes);
    Call.of("tune", data, "--target", "price", "--out", out).refused(2, parts);
    onlyTheDataIsThere();
  }

  static Stream<Arguments> words() {
    return Stream.of(
        option("unknown target", "no column 'prise'; did you mean 'price'?", "--target", "prise"),
        option("no target", "--target"),
        option("folds > rows", "5 rows cannot fill 6 folds", "--target", "price", "--folds", "6"),
        option("two folds", "--folds is 2", "--target", "price", "--folds", "2"),
        option("λ < 0", "--lambdas has -1.0", "--target", "price", "--lambdas", "-1,2"),
        option("λ no number", "abc", "--target", "price", "--lambdas", "1,abc"),
        option(
            "α > 1", "--alpha is 1.5", "--target", "price", "--model", "elastic", "--alpha", "1.5"),
        option(
            "α < 0", "--alpha is -1.0", "--target", "price", "--model", "elastic", "--alpha", "-1"),
        option("model", "can be linear, ridge, lasso", "--target", "price", "--model", "rigde"),
        option("grid", "can be auto, glmnet", "--target", "price", "--grid", "log"),
        option("family", "can be auto, gaussian", "--target", "price", "--family", "gama"),
        option("no class", "--positive is for two classes", "--target", "price", "--positive", "1"),
        option("codes", "did you mean 'size'", "--target", "price", "--categorical", "sise"),
        option("no offset", "no column 'of'", "--target", "price", "--offset", "of"),
        option("no order", "no column 'when'", "--target", "price", "--order", "when"),
        option("grouped", "the family is gaussian", "--target", "price", "--grouped"),
        option(
            "grouped counts",
            "poisson, which",
            "--target",
            "price",
            "--family",
            "poisson",
            "--grouped"),
        option("count < 0", "below 0", "--target", "neg", "--family", "poisson"),
        option("rule", "can be min, 1se", "--target", "price", "--choose", "max"),
        option("weights < 0", "the weight is -1.0", "--target", "price", "--weights", "neg"),
        option("no such weights", "no column 'w'", "--target", "price", "--weights", "w"),
        option("no such group", "no column 'sice'", "--target", "price", "--group", "sice"),
        option("exclude", "did you mean 'size'", "--target", "price", "--exclude", "sise"),
        option("feature", "did you mean 'size'", "--target", "price", "--features", "sise"),
        option("all excluded", "no column left", "--target", "price", "--exclude", "size,neg"),
        option("fraction", "--test-fraction is 2.0", "--target", "price", "--test-fraction", "2"),
        option("threads", "threads must be at least 1", "--target", "price", "--threads", "0"),
        option("repeats", "--repeats is 0", "--target", "price", "--repeats", "0"),
        option("seed", "--seed", "--target", "price", "--seed", "x"),
        option("mistyped", "did you mean '--target'?", "--tarket", "price"),
        option("unknown", "did you mean --seed?", "--target", "price", "--seet", "1"),
        option("test table", "there is no file", "--target", "price", "--test", "none.csv"),
        option(
            "two kinds of folds",
            "exclude each other",
            "--target",
            "price",
            "--fold-column",
            "size",
            "--folds",
            "3"));
  }

  private static Arguments option(String what, String part, String... words) {
    return arguments(what, part, List.of(words));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void wordsThatWillNotDo(String what, String part, List<String> words) throws IOException {
    Files.writeString(data, "size,neg,price\n1,1,1\n2,-1,4\n3,1,9\n4,1,16\n5,1,25\n");
    Stream<String> call = Stream.of("tune", data.toString(), "--out", out.toString());
    Call.of(Stream.concat(call, words.stream()).toArray()).refused(2, part);
    onlyTheDataIsThere();
  }

  @Test
  void noFile() throws IOException {
    Files.writeString(data, GOOD);
    Path near = folder.resolve("home.csv");
    Call.of("tune", near, "--target", "price", "--out", out)
        .refused(2, "there is no file", "home.csv", "did you mean", "homes.csv");
    Call.of("tune", folder, "--target", "price", "--out", out).refused(2, "is a folder");
    Call.of("tune", "--target", "price").refused(2, "DATA", "--help");
    Call.of("tun").refused(2, "unknown command tun", "tune");
    onlyTheDataIsThere();
  }

  @Test
  void anOffsetThatIsNoLogarithm() throws IOException {
    Files.writeString(data, "size,days,price\n1,3,1\n2,900,4\n3,4,9\n4,1,16\n5,2,25\n");
    Stream<String> words =
        Stream.of("--target", "price", "--family", "poisson", "--offset", "days");
    Stream<String> call = Stream.of("tune", data.toString(), "--out", out.toString());
    Call.of(Stream.concat(call, words).toArray())
        .refused(2, "line 3, column 'days': the offset 900.0", "on the log scale");
    onlyTheDataIsThere();
  }

  @Test
  void noModel() throws IOException {
    Files.writeString(data, GOOD);
    Path model = folder.resolve("model.json");
    Call.of("predict", model, data).refused(2, "there is no file", "model.json");
    Call.of("predict", data, data).refused(2, "homes.csv is not a Halflife model");
    Call.of("replay", data).refused(2, "not a Halflife model");
    Call.of("report", folder).refused(2, "there is no", "result.json");
    onlyTheDataIsThere();
  }

  private void onlyTheDataIsThere() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(List.of(data), files.toList());
    }
  }
}

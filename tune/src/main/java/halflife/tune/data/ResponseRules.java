package halflife.tune.data;

import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.evidence.note.TargetReading;
import halflife.evidence.note.TargetReading.TwoClasses;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.EncodingRules;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.Decimal;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides from the cells of the target what kind it is. */
final class ResponseRules {
  private static final int LISTED = 5;
  private static final double SKEWED = 1;

  private final Table table;
  private final TableOptions asked;
  private final String target;

  private ResponseRules(Table table, TableOptions asked) {
    this.table = table;
    this.asked = asked;
    target = asked.target();
  }

  /**
   * The reading that the options ask for, or else the one that the cells suggest.
   *
   * @throws IllegalArgumentException if the family that was asked for cannot be that of this column
   */
  static Response learn(Table table, StudyOptions options) {
    TableOptions asked = options.table();
    Response response = new ResponseRules(table, asked).learn().written(table);
    asked.posWeight().ifPresent(w -> TableOptions.checkPosWeight(w, response.family().word()));
    if (asked.offset().isPresent() && response.family() == Family.MULTINOMIAL) {
      throw new IllegalArgumentException(
          "--offset is one number for each row, but '"
              + asked.target()
              + "' has "
              + response.classes().size()
              + " classes with a predictor each; drop --offset");
    }
    if (asked.positive().isPresent() && response.family() != Family.BINOMIAL) {
      throw new IllegalArgumentException(
          "--positive is for two classes, but the family of '"
              + asked.target()
              + "' is "
              + response.family().word()
              + "; drop it");
    }
    return response;
  }

  private Response learn() {
    boolean auto = asked.family().equals("auto");
    if (table.column(target) instanceof Column.Words words) {
      return text(words, auto);
    }
    double[] values =
        Arrays.stream(table.numeric(target).values()).filter(v -> !Double.isNaN(v)).toArray();
    double[] different =
        Arrays.stream(values).map(v -> v + 0.0).distinct().limit(3).sorted().toArray();
    if (auto && different.length == 2) {
      return binomial(different, TwoClasses.Why.NUMBERS);
    }
    if (auto) {
      return numbers(
          Family.GAUSSIAN,
          counts(values) ? Optional.of(new TargetReading.MayCount(target)) : Optional.empty());
    }
    return switch (Family.of(asked.family())) {
      case GAUSSIAN -> numbers(Family.GAUSSIAN, asked());
      case POISSON -> poisson(values);
      case BINOMIAL -> {
        if (different.length != 2) {
          throw notTwo(different.length > 2 ? "more than 2 different numbers" : "1 value");
        }
        yield binomial(different, TwoClasses.Why.ASKED);
      }
      case MULTINOMIAL -> {
        double[] all = Arrays.stream(values).map(v -> v + 0.0).distinct().sorted().toArray();
        yield multinomial(Arrays.stream(all).mapToObj(Response::text).toList(), asked());
      }
    };
  }

  private Optional<Note> asked() {
    return Optional.of(new TargetReading.Asked(target, asked.family()));
  }

  private Response numbers(Family family, Optional<Note> reading) {
    return new Response(target, family, List.of(), List.of(), reading);
  }

  private Response text(Column.Words words, boolean auto) {
    if (!auto && (asked.family().equals("gaussian") || asked.family().equals("poisson"))) {
      throw new IllegalArgumentException(
          where()
              + " holds text ('"
              + BadCell.shortened(words.words().get(words.codes()[0]))
              + "'), but --family "
              + asked.family()
              + " needs numbers; choose another target or family");
    }
    EncodingRules.refuseLong(table, target, words, "; choose another target, or shorten it");
    List<String> present =
        words.words().stream().filter(cell -> !BadCell.nothing(cell)).sorted().toList();
    Optional<List<String>> flag = flag(present);
    List<String> classes = flag.orElse(present);
    if (classes.size() == 2 && !asked.family().equals("multinomial")) {
      return binomial(classes, flag.isPresent() ? TwoClasses.Why.FLAG : TwoClasses.Why.WORDS);
    }
    if (asked.family().equals("binomial") && classes.size() > 2) {
      throw notTwo(classes.size() + " classes (" + listed(classes) + ")");
    }
    return multinomial(
        classes, auto ? Optional.of(new TargetReading.Classes(target, classes.size())) : asked());
  }

  /** The words for no and yes, if a column has no others. */
  private static Optional<List<String>> flag(List<String> present) {
    Map<String, String> spelled =
        present.stream()
            .collect(Collectors.toMap(w -> w.toLowerCase(Locale.ROOT), w -> w, (a, b) -> a));
    return Encoding.Flag.pairs().entrySet().stream()
        .filter(p -> spelled.size() == 2)
        .filter(p -> spelled.containsKey(p.getKey()) && spelled.containsKey(p.getValue()))
        .map(p -> List.of(spelled.get(p.getKey()), spelled.get(p.getValue())))
        .findFirst();
  }

  private Response binomial(double[] numbers, TwoClasses.Why why) {
    return binomial(Arrays.stream(numbers).mapToObj(Response::text).toList(), why);
  }

  private Response binomial(List<String> classes, TwoClasses.Why why) {
    List<String> ordered = new ArrayList<>(classes);
    if (asked.positive().isPresent()) {
      String positive = positive(classes, asked.positive().get());
      if (positive.equals(classes.get(0))) {
        Collections.swap(ordered, 0, 1);
      }
    }
    return new Response(
        target,
        Family.BINOMIAL,
        ordered,
        List.of(1.0, 1.0),
        Optional.of(
            new TwoClasses(
                target,
                asked.family().equals("auto") ? why : TwoClasses.Why.ASKED,
                ordered.get(1),
                asked.positive().isEmpty(),
                ordered.get(0))));
  }

  private String positive(List<String> classes, String asked) {
    double number = Decimal.parse(asked.toCharArray(), 0, asked.length());
    String name = Double.isFinite(number) ? Response.text(number) : asked;
    return classes.stream()
        .filter(c -> c.equals(asked) || c.equals(name) || c.equalsIgnoreCase(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--positive is '"
                        + asked
                        + "', but '"
                        + target
                        + "' can be "
                        + listed(classes)));
  }

  private Response multinomial(List<String> classes, Optional<Note> reading) {
    if (classes.size() == 2) {
      throw new IllegalArgumentException(
          where() + " has 2 classes (" + listed(classes) + "); use --family binomial");
    }
    return new Response(
        target, Family.MULTINOMIAL, classes, Collections.nCopies(classes.size(), 1.0), reading);
  }

  private Response poisson(double[] values) {
    double[] all = table.numeric(target).values();
    for (int i = 0; i < all.length; i++) {
      if (all[i] < 0) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", line "
                + table.line(i)
                + ", column '"
                + target
                + "': "
                + all[i]
                + " is below 0, which no count is; correct it, or use --family gaussian");
      }
    }
    if (IntStream.range(0, values.length).allMatch(i -> values[i] == 0)) {
      throw new IllegalArgumentException(
          where() + " is 0 in every row, so there is nothing to predict; choose another target");
    }
    return numbers(Family.POISSON, asked());
  }

  /** Whole numbers from 0 on with a long tail. */
  private static boolean counts(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double third = Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).average().orElse(0);
    return Arrays.stream(values).allMatch(v -> v >= 0 && v == Math.rint(v))
        && third > SKEWED * Math.pow(variance, 1.5);
  }

  private IllegalArgumentException notTwo(String what) {
    return new IllegalArgumentException(
        where() + " has " + what + ", but --family binomial needs 2 classes; use another family");
  }

  private String where() {
    return table.source().file() + ", column '" + target + "'";
  }

  static String listed(List<String> names) {
    String listed =
        names.stream()
            .limit(LISTED)
            .map(name -> "'" + BadCell.shortened(name) + "'")
            .collect(Collectors.joining(", "));
    return names.size() > LISTED ? listed + ", …" : listed;
  }
}

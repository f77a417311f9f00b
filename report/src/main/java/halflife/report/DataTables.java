package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.result.FittedPath;
import halflife.draw.result.Shown;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.report.html.Html;
import halflife.report.words.NetworkWords;
import halflife.report.words.VerdictWords;
import java.util.ArrayList;
import java.util.List;

/** The numbers behind each picture, folded away until someone asks for them. */
final class DataTables {
  private static final int CURVE_ROWS = 120;
  private static final int PATH_ROWS = 40;
  private static final int FOLDS = 10;

  private final Result result;
  private final Measure measure;
  private final Language language;
  private final Terms terms;

  DataTables(Result result, Language language) {
    this.result = result;
    this.language = language;
    measure = result.measure();
    terms = new Terms(result, language);
  }

  void ratios(Html out) {
    open(
        out,
        word("The comparisons as a table", "数据表：各个比较"),
        List.of(
            word("against", "比较对象"),
            language.words("ratio of %s", "%s 之比", terms.losses()),
            word("95 % from", "95 % 区间从"),
            word("to", "到"),
            word("outcome", "结果")));
    ratio(out, NetworkWords.noDecay(result, language), result.verdict().againstNone());
    result.network().ifPresent(n -> n.rivals().forEach(v -> ratio(out, rival(v), v.comparison())));
    ratio(out, word(terms.naive(), terms.naivePrediction()), result.verdict().againstMean());
    close(out, "");
  }

  private String rival(Rival rival) {
    return Html.cut(Terms.stored(rival.name(), language));
  }

  private void ratio(Html out, String name, Comparison c) {
    out.row(
        name,
        four(c.ratio()),
        four(c.low()),
        four(c.high()),
        VerdictWords.word(c.outcome(), language)
            + (c.directionOnly() ? word(" (direction only)", "（只看方向）") : ""));
  }

  void curve(Html out) {
    Curve curve = result.search().curve();
    int folds = Math.min(FOLDS, curve.none().folds().size());
    List<String> head = new ArrayList<>(List.of("λ"));
    head.addAll(strengths());
    head.addAll(
        List.of(
            terms.label(),
            word("one SE less", "少一个标准误"),
            word("one SE more", "多一个标准误"),
            word("training", "训练")));
    head.addAll(sizes());
    for (int k = 1; k <= folds; k++) {
      head.add(terms.fold() + " " + k);
    }
    open(out, word("The curve as a table", "数据表：曲线"), head);
    List<CurvePoint> points = new ArrayList<>();
    points.add(curve.none());
    List<CurvePoint> thin = thinned(curve.points(), CURVE_ROWS);
    for (int i = thin.size() - 1; i >= 0; i--) {
      points.add(thin.get(i));
    }
    for (CurvePoint p : points) {
      Shown shown = Shown.of(measure, p);
      List<String> cells = new ArrayList<>(strengths(p));
      cells.add(four(shown.value()));
      cells.add(four(shown.low()));
      cells.add(four(shown.high()));
      cells.add(four(measure.shown(p.train())));
      cells.addAll(sizes(p));
      p.folds().stream().limit(folds).forEach(f -> cells.add(four(measure.shown(f))));
      out.row(four(p.lambda()), cells.toArray(new String[0]));
    }
    close(
        out,
        more(language, curve.points().size() > CURVE_ROWS || curve.none().folds().size() > FOLDS));
  }

  private List<String> strengths() {
    return result.network().isPresent()
        ? List.of(word("half-life in epochs", "半衰期（轮）"), word("in runs", "半衰期（全程）"))
        : List.of("l1", "l2");
  }

  /** λ in other words: two strengths, or for a network two times. */
  private List<String> strengths(CurvePoint p) {
    return result
        .network()
        .map(
            n ->
                p.lambda() == 0
                    ? List.of(word("none", "无"), word("none", "无"))
                    : List.of(
                        three(n.run().halfLifeEpochs(p.lambda())),
                        three(n.run().halfLifeRuns(p.lambda()))))
        .orElse(List.of(four(p.l1()), four(p.l2())));
  }

  private List<String> sizes() {
    String complexity = terms.complexity();
    return result.network().isPresent()
        ? List.of(complexity)
        : List.of(complexity, word("radius", "半径"));
  }

  /** The size of the model; the complexity of a network is its radius. */
  private List<String> sizes(CurvePoint p) {
    return result.network().isPresent()
        ? List.of(three(p.complexity()))
        : List.of(three(p.complexity()), four(p.radius()));
  }

  void paths(Html out) {
    List<Integer> order = CoefficientPaths.order(result);
    List<Integer> named = order.subList(0, Math.min(CoefficientPaths.NAMED, order.size()));
    List<String> head = new ArrayList<>(List.of("λ", word("radius", "半径")));
    List<String> terms = result.terms();
    named.forEach(j -> head.add(Html.cut(terms.get(j))));
    open(
        out,
        word("The paths as a table (coefficient × standard deviation)", "数据表：路径（系数 × 标准差）"),
        head);
    row(out, 0, named);
    List<PathPoint> path = thinned(result.search().path(), PATH_ROWS);
    for (int i = path.size() - 1; i >= 0; i--) {
      row(out, path.get(i).lambda(), named);
    }
    close(
        out,
        more(language, order.size() > named.size() || result.search().path().size() > PATH_ROWS));
  }

  private void row(Html out, double lambda, List<Integer> named) {
    double[] b = new FittedPath(result).standardized(lambda);
    List<String> cells = new ArrayList<>();
    cells.add(four(result.search().curve().nearest(lambda).radius()));
    named.forEach(j -> cells.add(four(b[j])));
    out.row(four(lambda), cells.toArray(new String[0]));
  }

  void stability(Html out) {
    open(
        out,
        word("The seeds as a table", "数据表：各个种子"),
        List.of(
            result.network().isPresent() ? word("seed", "种子") : word("fold seed", "分折的种子"),
            "λ_min",
            "λ_1se",
            language.words("%s at λ_min", "λ_min 处的 %s", terms.label())));
    for (Stability s : thinned(result.stability(), CURVE_ROWS)) {
      out.row(Long.toString(s.seed()), four(s.min()), four(s.oneSe()), four(s.score()));
    }
    close(out, "");
  }

  void searches(Html out) {
    out.raw("<div class=\"scroll\" tabindex=\"0\"><table>");
    head(
        out,
        List.of(
            word("penalty", "惩罚"),
            "λ_min",
            terms.label(),
            "λ_1se",
            word("complexity at λ_min", "λ_min 处的复杂度"),
            ""));
    List<String> sizes =
        new GlossaryLinks(result, language)
            .markup(
                result.searches().stream()
                    .map(s -> three(s.curve().minimum().complexity()) + " " + terms.complexity(s))
                    .toList());
    for (int i = 0; i < sizes.size(); i++) {
      Search s = result.searches().get(i);
      out.raw("<tr><th scope=\"row\">").text(terms.penalty(s)).raw("</th><td>");
      out.text(four(s.choice().min())).raw("</td><td>");
      out.text(Shown.of(measure, s.curve().minimum()).text()).raw("</td><td>");
      out.text(four(s.choice().oneSe())).raw("</td><td>");
      out.raw(sizes.get(i)).raw("</td><td>");
      out.text(s.equals(result.search()) ? word("chosen", "选定") : "").raw("</td></tr>");
    }
    out.raw("</tbody></table></div>");
  }

  static void open(Html out, String title, List<String> head) {
    out.raw("<details><summary>")
        .text(title)
        .raw("</summary><div class=\"scroll\" tabindex=\"0\"><table>");
    head(out, head);
  }

  private static void head(Html out, List<String> head) {
    out.raw("<thead><tr>");
    for (int i = 0; i < head.size(); i++) {
      out.raw(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
          .words(head.get(i))
          .raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
  }

  static void close(Html out, String note) {
    out.raw("</tbody></table></div>");
    out.raw(note.isEmpty() ? "" : "<p class=\"soft\">" + note + "</p>").raw("</details>\n");
  }

  static String more(Language language, boolean thinned) {
    return thinned
        ? language.of(
            "Not every number is here; result.json has them all.", "这里没有列出全部数字；result.json 里都有。")
        : "";
  }

  private String word(String english, String chinese) {
    return language.of(english, chinese);
  }

  static <T> List<T> thinned(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> out = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      out.add(all.get((int) Math.round(i * (all.size() - 1.0) / (most - 1))));
    }
    return out;
  }

  static String four(double value) {
    return Numbers.significant(value, 4);
  }

  static String three(double value) {
    return Numbers.significant(value, 3);
  }
}

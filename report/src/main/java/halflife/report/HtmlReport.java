package halflife.report;

import static java.util.stream.Collectors.joining;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.result.ErrorCurve;
import halflife.draw.result.RatioPicture;
import halflife.draw.result.Shown;
import halflife.draw.result.StabilityPicture;
import halflife.draw.result.Terms;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Baseline;
import halflife.evidence.Network;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Task;
import halflife.evidence.note.Note;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.NetworkWords;
import halflife.report.words.PictureWords;
import halflife.report.words.StabilityWords;
import halflife.report.words.VerdictWords;
import java.util.List;

/**
 * A result as one page: no network, no other file, readable without JavaScript, in the dark and on
 * paper.
 *
 * <p>In the order of a reader's questions: what to know before believing it, the verdict, error
 * over λ, coefficients over λ, why they shrink, how predictions look, what decay is worth,
 * stability, test scores, how columns were read, other searches, the coefficients, how to repeat
 * it, and what the words mean. Networks have learning curves and weights in place of coefficients,
 * and no slider, because nothing but them would move with it.
 *
 * @param result the result of a study
 * @param language of the page, but for the sentences that the result brings, which are English
 */
public record HtmlReport(Result result, Language language) {
  private static final int UNFOLDED = 8;

  /** The page in English. */
  public HtmlReport(Result result) {
    this(result, Language.EN);
  }

  /** The page. */
  public String html() {
    boolean linear = result.network().isEmpty();
    Html out = new Html();
    Slider slider = new Slider(result, language);
    String title = "Halflife: " + Html.cut(result.target());
    Page.open(out, language, title, linear ? slider.policy() : "");
    head(out);
    warnings(out);
    verdict(out);
    out.raw("<div class=\"linked\">\n");
    if (linear) {
      slider.into(out);
    }
    errorCurve(out);
    if (linear) {
      paths(out);
    }
    result.network().ifPresent(n -> sections(n).into(out));
    DetailSections details = new DetailSections(result, language);
    details.geometry(out);
    details.predictions(out);
    details.worth(out);
    stability(out);
    test(out);
    readings(out);
    searches(out);
    if (linear) {
      new CoefficientTable(result, language).into(out);
    }
    out.raw("</div>\n");
    provenance(out);
    links().into(out);
    out.raw("</main>\n");
    if (linear) {
      slider.script(out);
    }
    return out.raw("</body></html>\n").toString();
  }

  private NetworkSections sections(Network network) {
    return new NetworkSections(result, network, words(network).best(), language);
  }

  private void head(Html out) {
    out.raw("<header><p class=\"eyebrow\">").text(language.of("Halflife report", "Halflife 报告"));
    out.raw("</p><h1>").text(language.of("Predicting ", "预测 "));
    out.raw("<em>").text(Html.cut(result.target())).raw("</em></h1><p class=\"soft\">");
    out.text(
        language.words(
            "%s · %s training rows · %s%s",
            "%s · %s 行训练数据 · %s%s",
            Html.cut(Terms.stored(result.provenance().data(), language)),
            Numbers.count(result.rows()),
            columns(),
            terms().folds(result.folds())));
    out.raw("</p></header>\n");
  }

  private String columns() {
    int p = result.features().size();
    return result.network().isPresent()
        ? ""
        : Numbers.count(p) + language.of(p == 1 ? " feature · " : " features · ", " 个特征 · ");
  }

  private void verdict(Html out) {
    VerdictWords words = new VerdictWords(result, language);
    Page.verdict(out, words.headline());
    out.raw("<dl class=\"tiles\">");
    Baseline b = result.baseline();
    String rule = result.search().choice().rule().word();
    String lambda = Numbers.significant(result.lambda(), 4);
    tile(out, language.words("λ_%s, chosen", "选定的 λ_%s", rule), lambda, words.penalty());
    tile(
        out,
        language.words("%s, held out", "留出 %s", terms().label()),
        Shown.of(result.measure(), result.score()));
    tile(out, withoutDecay(), Shown.of(result.measure(), b.none(), b.noneSe()));
    tile(out, predictingNaive(), Shown.of(result.measure(), b.mean(), b.meanSe()));
    result.network().ifPresentOrElse(n -> halfLife(out, n), () -> kept(out));
    out.raw("</dl>\n");
    Caption caption = new PictureWords(result, language).ratios();
    Page.picture(out, new RatioPicture(result, caption)::svg);
    Page.markedReasons(out, links().markup(words.reasons()));
    new DataTables(result, language).ratios(out);
    out.raw("</section>\n");
  }

  private String withoutDecay() {
    return language.of("without decay", "不衰减");
  }

  private String predictingNaive() {
    return language.words("predicting %s", "预测 %s", terms().naive());
  }

  private void kept(Html out) {
    String all = Numbers.count(result.model().coefficients().size());
    tile(
        out,
        language.of("coefficients kept", "保留的系数"),
        Numbers.count(result.kept()),
        language.words("of %s", "共 %s 个", all));
  }

  private void halfLife(Html out, Network network) {
    NetworkWords words = words(network);
    tile(
        out,
        language.of("half-life", "半衰期"),
        words.epochs(result.lambda()),
        words.ofTheRun(result.lambda()));
  }

  private void tile(Html out, String name, Shown score) {
    tile(
        out,
        name,
        Numbers.significant(score.value(), 4),
        "± " + Numbers.significant(score.se(), 2));
  }

  private void tile(Html out, String name, String value, String note) {
    out.raw("<div><dt>").raw(links().markup(name)).raw("</dt><dd>").text(value).raw(" <small>");
    out.text(note).raw("</small></dd></div>");
  }

  private void errorCurve(Html out) {
    String score = Html.capital(terms().score());
    Page.section(out, language.words("%s over λ", "%s 随 λ 的变化", score));
    String meaning = NetworkWords.meaning(language);
    result.network().ifPresent(n -> out.raw("<p>").text(meaning).raw("</p>\n"));
    soft(
        out,
        language.of(
            "Each λ was tried on rows that took no part in its fit. Too far to the left a model"
                + " follows noise, too far to the right it can no longer follow the data.",
            "每个 λ 都在没有参与拟合的行上试过。太靠左，模型跟着噪声走；太靠右，它连数据也跟不上了。"));
    Caption caption = new PictureWords(result, language).curve();
    Page.picture(out, new ErrorCurve(result, caption)::svg);
    new DataTables(result, language).curve(out);
    out.raw("</section>\n");
  }

  private void paths(Html out) {
    Page.section(out, language.of("Coefficients over λ", "系数随 λ 的变化"));
    out.raw("<p class=\"soft\">").raw(effect()).raw("</p>\n");
    Caption caption = new PictureWords(result, language).paths();
    Page.picture(out, new CoefficientPaths(result, caption)::svg);
    new DataTables(result, language).paths(out);
    out.raw("</section>\n");
  }

  /** The meaning of a coefficient, as markup. */
  private String effect() {
    Task task = result.task();
    boolean each = task.outputs() > 1;
    String on = each ? language.of(task.effectOn(), "该类") : task.effectOn();
    String name = "<em>" + Svg.escape(Html.cut(on)) + "</em>";
    String chinese =
        switch (result.family()) {
          case GAUSSIAN -> "%s 改变多少";
          case BINOMIAL -> "%s 的对数几率改变多少";
          case MULTINOMIAL -> "%s 的概率（相对于其他类）的对数改变多少";
          case POISSON -> "%s 的期望的对数改变多少";
        };
    return language.words(
        "Each coefficient times the standard deviation of its feature, so that they compare: %s for"
            + " one standard deviation more. The radius is the size limit that would have the same"
            + " effect as λ.",
        "每个系数乘以其特征的标准差，以便互相比较：特征增加一个标准差，%s。半径是与 λ 效果相同的大小上限。",
        language.words(result.family().effect() + " %s", chinese, name));
  }

  private void stability(Html out) {
    if (result.stability().isEmpty()) {
      return;
    }
    Page.section(
        out,
        language.words("Would other %s choose the same λ?", "换别的%s，会选出同样的 λ 吗？", terms().folds()));
    StabilityWords words = new StabilityWords(result, language);
    out.raw("<p>").raw(links().markup(words.sentence())).raw("</p>\n");
    Page.picture(out, new StabilityPicture(result, words.caption())::svg);
    new DataTables(result, language).stability(out);
    out.raw("</section>\n");
  }

  private void warnings(Html out) {
    if (!result.notes().isEmpty()) {
      out.raw("<section class=\"notice\" aria-labelledby=\"n\"><h2 id=\"n\">");
      out.text(language.of("What to know first", "阅读之前请注意"));
      out.raw("</h2>\n<ul class=\"warnings\">");
      result.notes().forEach(n -> out.raw("<li>").advice(language.of(n.words())).raw("</li>"));
      out.raw("</ul></section>\n");
    }
  }

  private void readings(Html out) {
    List<Note> readings = result.readings();
    if (readings.isEmpty()) {
      return;
    }
    Page.section(out, language.of("How the columns were read", "各列的读法"));
    boolean folded = readings.size() > UNFOLDED;
    String count = language.words("%s columns", "%s 列", readings.size());
    out.raw(folded ? "<details><summary>" + count + "</summary>" : "");
    out.raw("<ul class=\"reasons\">");
    readings.forEach(r -> out.raw("<li>").advice(language.of(r.words())).raw("</li>"));
    out.raw("</ul>").raw(folded ? "</details>" : "").raw("</section>\n");
  }

  private void test(Html out) {
    result
        .test()
        .ifPresent(
            test -> {
              Page.section(out, language.of("On rows never seen before", "在从未见过的行上"));
              out.raw("<table><thead><tr><th>").text(language.of("model", "模型"));
              out.raw("</th><th class=\"n\">").text(terms().label());
              out.raw("</th></tr></thead><tbody>");
              out.row(language.of("chosen", "选定"), Numbers.significant(test.chosen(), 4));
              out.row(withoutDecay(), Numbers.significant(test.none(), 4));
              out.row(predictingNaive(), Numbers.significant(test.mean(), 4));
              String rows = Numbers.count(test.rows());
              out.raw("</tbody></table><p class=\"soft\">");
              out.text(language.words("%s test rows.", "%s 行测试数据。", rows));
              out.raw("</p></section>\n");
            });
  }

  private void searches(Html out) {
    if (result.searches().size() > 1) {
      Page.section(out, language.of("Every penalty that was searched", "搜索过的每一种惩罚"));
      out.raw("<p class=\"soft\">");
      out.words(
          language.of("All on the same folds, each at its own λ_min.", "都用同样的折，各取自己的 λ_min。"));
      out.raw("</p>");
      new DataTables(result, language).searches(out);
      out.raw("</section>\n");
    }
  }

  private void provenance(Html out) {
    Provenance p = result.provenance();
    Page.section(out, language.of("How this was made", "这份报告的来历"));
    out.raw("<dl class=\"made\">");
    made(out, language.of("data", "数据"), Html.cut(Terms.stored(p.data(), language)));
    if (!p.sha256().isEmpty()) {
      out.raw("<dt>SHA-256</dt><dd><code>").text(p.sha256()).raw("</code></dd>");
    }
    made(out, language.of("seed", "种子"), Long.toString(p.seed()));
    made(
        out,
        language.of("versions", "版本"),
        language.words("Halflife %s, Java %s", "Halflife %s，Java %s", p.version(), p.java()));
    result.network().ifPresentOrElse(n -> training(out, n), () -> folds(out));
    out.raw("</dl></section>\n");
  }

  private void folds(Html out) {
    String dealt =
        result.repeats() == 1
            ? language.words("%s, dealt 1 time for the verdict", "%s，为得出结论分了 1 次", result.folds())
            : language.words(
                "%s, dealt %s times for the verdict",
                "%s，为得出结论分了 %s 次", result.folds(), result.repeats());
    made(out, language.of("folds", "折"), dealt);
    command(out);
  }

  /** The command, or the settings of what is no command. */
  private void command(Html out) {
    if (result.provenance().arguments().stream().findFirst().filter("tune"::equals).isEmpty()) {
      out.raw("<dt>" + language.of("settings", "设置") + "</dt><dd><pre><code>");
      out.text(String.join(" ", result.provenance().arguments())).raw("</code></pre></dd>");
      return;
    }
    out.raw("<dt>" + language.of("to repeat it", "重复运行") + "</dt><dd><pre><code>");
    out.text(Command.line(result.provenance().arguments())).raw("</code></pre></dd>");
  }

  private void training(Html out, Network network) {
    made(out, language.of("training", "训练"), words(network).run());
    made(
        out,
        language.of("seeds that chose λ", "选出 λ 的种子"),
        network.run().seeds().stream()
            .map(String::valueOf)
            .collect(joining(language.of(", ", "，"))));
    made(out, "λ", NetworkWords.meaning(language));
    command(out);
  }

  private static void soft(Html out, String sentence) {
    out.raw("<p class=\"soft\">").text(sentence).raw("</p>\n");
  }

  private GlossaryLinks links() {
    return new GlossaryLinks(result, language);
  }

  private NetworkWords words(Network network) {
    return new NetworkWords(result, network, language);
  }

  private Terms terms() {
    return new Terms(result, language);
  }

  private static void made(Html out, String name, String value) {
    out.raw("<dt>" + name + "</dt><dd>").text(value).raw("</dd>");
  }
}

package halflife.report;

import static java.util.stream.Collectors.joining;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.result.ErrorCurve;
import halflife.draw.result.RatioPicture;
import halflife.draw.result.Shown;
import halflife.draw.result.StabilityPicture;
import halflife.evidence.Baseline;
import halflife.evidence.Network;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
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
 * stability, test scores, how columns were read, other searches, the coefficients, and how to
 * repeat it. Networks have learning curves and weights in place of coefficients, and no slider,
 * because nothing but them would move with it.
 *
 * @param result the result of a study
 */
public record HtmlReport(Result result) {
  private static final int UNFOLDED = 8;

  /** The page. */
  public String html() {
    boolean linear = result.network().isEmpty();
    Html out = new Html();
    Page.open(out, "Halflife: " + Html.cut(result.target()), linear ? Slider.policy() : "");
    head(out);
    warnings(out);
    verdict(out);
    out.raw("<div class=\"linked\">\n");
    if (linear) {
      new Slider(result).into(out);
    }
    errorCurve(out);
    if (linear) {
      paths(out);
    }
    result.network().ifPresent(n -> sections(n).into(out));
    DetailSections details = new DetailSections(result);
    details.geometry(out);
    details.predictions(out);
    details.worth(out);
    stability(out);
    test(out);
    decisions(out);
    searches(out);
    if (linear) {
      new CoefficientTable(result).into(out);
    }
    out.raw("</div>\n");
    provenance(out);
    out.raw("</main>\n");
    if (linear) {
      new Slider(result).script(out);
    }
    return out.raw("</body></html>\n").toString();
  }

  private NetworkSections sections(Network network) {
    return new NetworkSections(network, result.lambda(), new NetworkWords(result, network).best());
  }

  private void head(Html out) {
    out.raw("<header><p class=\"eyebrow\">Halflife report</p><h1>");
    out.text("Predicting ")
        .raw("<em>")
        .text(Html.cut(result.target()))
        .raw("</em></h1><p class=\"soft\">");
    out.text(
        Html.cut(result.provenance().data())
            + " · "
            + Numbers.count(result.rows())
            + " training rows · "
            + columns()
            + result.folds()
            + " "
            + result.fold()
            + "s");
    out.raw("</p></header>\n");
  }

  private String columns() {
    int p = result.features().size();
    return result.network().isPresent()
        ? ""
        : Numbers.count(p) + (p == 1 ? " feature · " : " features · ");
  }

  private void verdict(Html out) {
    VerdictWords words = new VerdictWords(result);
    Page.verdict(out, words.headline());
    out.raw("<dl class=\"tiles\">");
    Baseline b = result.baseline();
    String rule = result.search().choice().rule().word();
    tile(out, "λ_" + rule + ", chosen", Numbers.significant(result.lambda(), 4), words.penalty());
    tile(out, result.measure().label() + ", held out", Shown.of(result.measure(), result.score()));
    tile(out, "without decay", Shown.of(result.measure(), b.none(), b.noneSe()));
    tile(
        out,
        "predicting " + result.family().naive(),
        Shown.of(result.measure(), b.mean(), b.meanSe()));
    result.network().ifPresentOrElse(n -> halfLife(out, n), () -> kept(out));
    out.raw("</dl>\n");
    Caption caption = new PictureWords(result).ratios();
    Page.picture(out, new RatioPicture(result, caption)::svg);
    Page.reasons(out, words.reasons());
    new DataTables(result).ratios(out);
    out.raw("</section>\n");
  }

  private void kept(Html out) {
    String all = Numbers.count(result.model().coefficients().size());
    tile(out, "coefficients kept", Numbers.count(result.kept()), "of " + all);
  }

  private void halfLife(Html out, Network network) {
    NetworkWords words = new NetworkWords(result, network);
    tile(out, "half-life", words.epochs(result.lambda()), words.ofTheRun(result.lambda()));
  }

  private static void tile(Html out, String name, Shown score) {
    tile(
        out,
        name,
        Numbers.significant(score.value(), 4),
        "± " + Numbers.significant(score.se(), 2));
  }

  private static void tile(Html out, String name, String value, String note) {
    out.raw("<div><dt>").words(name).raw("</dt><dd>").text(value).raw(" <small>");
    out.text(note).raw("</small></dd></div>");
  }

  private void errorCurve(Html out) {
    Page.section(out, Html.capital(result.measure().score()) + " over λ");
    result.network().ifPresent(n -> out.raw("<p>").text(NetworkWords.meaning()).raw("</p>\n"));
    out.raw(
        "<p class=\"soft\">Each λ was tried on rows that took no part in its fit. Too far to the left");
    out.raw(" a model follows noise, too far to the right it can no longer follow the data.</p>\n");
    Caption caption = new PictureWords(result).curve();
    Page.picture(out, new ErrorCurve(result, caption)::svg);
    new DataTables(result).curve(out);
    out.raw("</section>\n");
  }

  private void paths(Html out) {
    Page.section(out, "Coefficients over λ");
    out.raw(
        "<p class=\"soft\">Each coefficient times the standard deviation of its feature, so that they");
    out.raw(" compare: ").text(result.family().effect());
    out.raw(" <em>").text(Html.cut(result.task().effectOn()));
    out.raw(
        "</em> for one standard deviation more. The radius is the size limit that would have the");
    out.raw(" same effect as λ.</p>\n");
    Caption caption = new PictureWords(result).paths();
    Page.picture(out, new CoefficientPaths(result, caption)::svg);
    new DataTables(result).paths(out);
    out.raw("</section>\n");
  }

  private void stability(Html out) {
    if (result.stability().isEmpty()) {
      return;
    }
    Page.section(out, "Would other " + result.fold() + "s choose the same λ?");
    StabilityWords words = new StabilityWords(result);
    out.raw("<p>").words(words.sentence()).raw("</p>\n");
    Page.picture(out, new StabilityPicture(result, words.caption())::svg);
    new DataTables(result).stability(out);
    out.raw("</section>\n");
  }

  private void warnings(Html out) {
    if (!result.warnings().isEmpty()) {
      out.raw(
          "<section class=\"notice\" aria-labelledby=\"n\"><h2 id=\"n\">What to know first</h2>\n");
      out.raw("<ul class=\"warnings\">");
      result.warnings().forEach(w -> out.raw("<li>").text(w).raw("</li>"));
      out.raw("</ul></section>\n");
    }
  }

  private void decisions(Html out) {
    List<String> decisions = result.decisions();
    if (decisions.isEmpty()) {
      return;
    }
    Page.section(out, "How the columns were read");
    boolean folded = decisions.size() > UNFOLDED;
    out.raw(folded ? "<details><summary>" + decisions.size() + " columns</summary>" : "");
    out.raw("<ul class=\"reasons\">");
    decisions.forEach(d -> out.raw("<li>").text(d).raw("</li>"));
    out.raw("</ul>").raw(folded ? "</details>" : "").raw("</section>\n");
  }

  private void test(Html out) {
    result
        .test()
        .ifPresent(
            test -> {
              Page.section(out, "On rows never seen before");
              out.raw("<table><thead><tr><th>model</th><th class=\"n\">")
                  .text(result.measure().label());
              out.raw("</th></tr></thead><tbody>");
              out.row("chosen", Numbers.significant(test.chosen(), 4));
              out.row("without decay", Numbers.significant(test.none(), 4));
              out.row("predicting " + result.family().naive(), Numbers.significant(test.mean(), 4));
              out.raw(
                  "</tbody></table><p class=\"soft\">"
                      + Numbers.count(test.rows())
                      + " test rows.</p></section>\n");
            });
  }

  private void searches(Html out) {
    if (result.searches().size() > 1) {
      Page.section(out, "Every penalty that was searched");
      out.raw("<p class=\"soft\">All on the same folds, each at its own λ<sub>min</sub>.</p>");
      new DataTables(result).searches(out);
      out.raw("</section>\n");
    }
  }

  private void provenance(Html out) {
    Provenance p = result.provenance();
    Page.section(out, "How this was made");
    out.raw("<dl class=\"made\">");
    made(out, "data", Html.cut(p.data()));
    if (!p.sha256().isEmpty()) {
      out.raw("<dt>SHA-256</dt><dd><code>").text(p.sha256()).raw("</code></dd>");
    }
    made(out, "seed", Long.toString(p.seed()));
    made(out, "versions", "Halflife " + p.version() + ", Java " + p.java());
    result.network().ifPresentOrElse(n -> training(out, n), () -> folds(out));
    out.raw("</dl></section>\n");
  }

  private void folds(Html out) {
    String times = result.repeats() == 1 ? " time" : " times";
    made(out, "folds", result.folds() + ", dealt " + result.repeats() + times + " for the verdict");
    out.raw("<dt>to repeat it</dt><dd><pre><code>");
    out.text(Command.line(result.provenance().arguments())).raw("</code></pre></dd>");
  }

  private void training(Html out, Network network) {
    made(out, "training", new NetworkWords(result, network).run());
    made(
        out,
        "seeds that chose λ",
        network.run().seeds().stream().map(String::valueOf).collect(joining(", ")));
    made(out, "λ", NetworkWords.meaning());
    out.raw("<dt>settings</dt><dd><pre><code>");
    out.text(String.join(" ", result.provenance().arguments())).raw("</code></pre></dd>");
  }

  private static void made(Html out, String name, String value) {
    out.raw("<dt>" + name + "</dt><dd>").text(value).raw("</dd>");
  }
}

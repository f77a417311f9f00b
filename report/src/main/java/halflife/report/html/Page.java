package halflife.report.html;

import halflife.draw.HtmlPage;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import java.util.List;
import java.util.function.IntFunction;

/** The common part of our pages: no network, no other file, in the dark and on paper. */
public final class Page {
  private Page() {}

  /**
   * Begins a page.
   *
   * @param language of its text
   * @param title of the window; text from anywhere
   * @param scripts the rule for scripts in its Content-Security-Policy; empty for none
   */
  public static void open(Html out, Language language, String title, String scripts) {
    out.raw(HtmlPage.begin(language.tag(), title, Resources.text("report.css"), scripts));
  }

  /** Begins a section; the caller closes it. */
  public static void section(Html out, String title) {
    out.raw("<section><h2>").words(title).raw("</h2>\n");
  }

  /** Begins the section that a reader sees first, with its answer in large letters. */
  public static void verdict(Html out, String headline) {
    out.raw("<section class=\"verdict\" aria-labelledby=\"v\"><h2 id=\"v\" class=\"headline\">");
    out.words(headline).raw("</h2>\n");
  }

  /** Sentences as a list. */
  public static void reasons(Html out, List<String> sentences) {
    markedReasons(out, sentences.stream().map(s -> Html.subscripts(Svg.escape(s))).toList());
  }

  /** Sentences that are markup already as a list. */
  public static void markedReasons(Html out, List<String> sentences) {
    out.raw("<ul class=\"reasons\">");
    sentences.forEach(sentence -> out.raw("<li>").raw(sentence).raw("</li>"));
    out.raw("</ul>\n");
  }

  /** A picture for a screen and for a phone. */
  public static void picture(Html out, IntFunction<Svg> picture) {
    out.raw(HtmlPage.figures("", picture));
  }
}

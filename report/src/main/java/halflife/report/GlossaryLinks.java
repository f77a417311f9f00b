package halflife.report;

import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.Glossary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The glossary at the end of a report, and the links that lead to it from words in sentences. */
final class GlossaryLinks {
  private final List<Glossary.Entry> entries;
  private final Language language;

  GlossaryLinks(Result result, Language language) {
    entries = new Glossary(result, language).entries();
    this.language = language;
  }

  /** A sentence of our own as markup, in which the first use of each word is a link. */
  String markup(String sentence) {
    return markup(List.of(sentence)).get(0);
  }

  /** Sentences that stand together as markup; the first use of each word in them is a link. */
  List<String> markup(List<String> sentences) {
    Set<Integer> linked = new HashSet<>();
    List<String> out = new ArrayList<>();
    for (String sentence : sentences) {
      String markup = Svg.escape(sentence);
      for (int k = 0; k < entries.size(); k++) {
        Matcher word = pattern(entries.get(k).word()).matcher(markup);
        if (!linked.contains(k) && word.find()) {
          linked.add(k);
          markup = word.replaceFirst("<a class=\"term\" href=\"#" + id(k) + "\">$0</a>");
        }
      }
      out.add(Html.subscripts(markup));
    }
    return out;
  }

  /** The glossary as a section. */
  void into(Html out) {
    Page.section(out, language.of("What the words mean", "用语说明"));
    out.raw("<dl class=\"made terms\">");
    for (int k = 0; k < entries.size(); k++) {
      out.raw("<dt id=\"" + id(k) + "\">").words(entries.get(k).word()).raw("</dt><dd>");
      out.words(entries.get(k).meaning()).raw("</dd>");
    }
    out.raw("</dl></section>\n");
  }

  private static String id(int entry) {
    return "term-" + (entry + 1);
  }

  /** A word that is no part of another, but for Chinese, which has no spaces between words. */
  private static Pattern pattern(String word) {
    return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(word) + "(?![A-Za-z0-9_-])");
  }
}

package halflife.lessons;

import halflife.draw.HtmlPage;
import halflife.draw.PlotPicture;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson as one page: no network, no script, no other file; readable in the dark and on paper.
 *
 * @param told the lesson
 */
public record LessonPage(LessonText told) {
  private static final int HALF = 372;
  private static final int CODE_COLUMNS = 78;

  /** The styles of its content, beside those of {@link HtmlPage}. */
  public static final String CSS =
      """
      .pair{display:grid;grid-template-columns:1fr 1fr;gap:18px 16px;margin:18px 0 8px}
      .pair figure{margin:0}
      details+p{margin-top:16px}
      details caption{text-align:start;font-weight:600;padding:8px 0 2px}
      figcaption{font-weight:600;font-size:15px;line-height:1.35;margin:0 0 6px}
      .numbers{margin:14px 0 18px}
      .numbers th,.numbers td{padding-right:20px}
      .try{border:1px solid var(--rule);border-left:5px solid var(--mean);border-radius:10px;\
      padding:14px 20px}
      .try pre{margin:4px 0}
      @media (max-width:640px){.pair{grid-template-columns:1fr}}
      """;

  /** The page. */
  public String html() {
    Language language = told.language();
    StringBuilder out = new StringBuilder(1 << 16);
    out.append(HtmlPage.begin(language.tag(), "Halflife: " + told.title(), CSS, ""));
    out.append("<header><p class=\"eyebrow\">");
    out.append(Svg.escape(language.of("Halflife lesson", "Halflife 课程") + " · " + told.topic()));
    out.append("</p><h1>" + Svg.escape(told.title()) + "</h1></header>\n<section>\n");
    out.append(content());
    out.append("</section>\n<section class=\"try\">");
    out.append("<p>" + Svg.escape(told.lead()) + "</p><pre><code>");
    out.append(Svg.escape(String.join("\n", told.commands(CODE_COLUMNS))));
    out.append("</code></pre></section>\n");
    return out.append("</main></body></html>\n").toString();
  }

  /** Its paragraphs, tables and pictures, for a page that has {@link #CSS}. */
  public String content() {
    return content(true);
  }

  /**
   * The same.
   *
   * @param tables whether each picture has a table of its numbers
   */
  public String content(boolean tables) {
    StringBuilder out = new StringBuilder(1 << 16);
    picturesFirst(told.blocks()).forEach(block -> block(out, block, tables));
    return out.toString();
  }

  /** The first pictures follow the first block, so that they stand beside the knobs. */
  private static List<Block> picturesFirst(List<Block> blocks) {
    List<Block> all = new ArrayList<>(blocks);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Block.Pictures pictures) {
        all.remove(i);
        all.add(Math.min(1, i), pictures);
        break;
      }
    }
    return all;
  }

  private void block(StringBuilder out, Block block, boolean tables) {
    if (block instanceof Block.Paragraph paragraph) {
      out.append("<p>" + Svg.escape(paragraph.text()) + "</p>\n");
    } else if (block instanceof Block.Table table) {
      out.append("<div class=\"scroll numbers\" tabindex=\"0\">");
      table(out, "", table);
      out.append("</div>\n");
    } else if (block instanceof Block.Pictures pictures) {
      pictures(out, pictures.pictures(), tables);
    }
  }

  private void pictures(StringBuilder out, List<PlotPicture> pictures, boolean tables) {
    boolean pair = pictures.size() > 1;
    out.append(pair ? "<div class=\"pair\">\n" : "");
    for (PlotPicture picture : pictures) {
      out.append(
          pair
              ? HtmlPage.figure("half", picture.title(), picture.svg(HALF))
              : HtmlPage.figures(picture.title(), picture::svg));
    }
    out.append(pair ? "</div>\n" : "");
    if (tables) {
      String summary = told.language().of(pair ? "As tables" : "As a table", "数据表");
      out.append("<details><summary>" + Svg.escape(summary) + "</summary>");
      for (PlotPicture picture : pictures) {
        out.append("<div class=\"scroll\" tabindex=\"0\">");
        table(out, "<caption>" + Svg.escape(picture.title()) + "</caption>", data(picture));
        out.append("</div>\n");
      }
      out.append("</details>\n");
    }
  }

  private Block.Table data(PlotPicture picture) {
    return PictureData.of(picture, told.language());
  }

  private static void table(StringBuilder out, String caption, Block.Table table) {
    out.append("<table>" + caption + "<thead><tr>");
    table.head().forEach(w -> out.append("<th scope=\"col\">" + Svg.escape(w) + "</th>"));
    out.append("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      out.append("<tr><th scope=\"row\">" + Svg.escape(row.get(0)) + "</th>");
      row.stream().skip(1).forEach(c -> out.append("<td>" + Svg.escape(c) + "</td>"));
      out.append("</tr>\n");
    }
    out.append("</tbody></table>");
  }
}

package halflife.draw;

import halflife.draw.svg.Style;
import halflife.draw.svg.Svg;
import java.util.function.IntFunction;

/**
 * A page around pictures: text, tables, figures; on a screen, a phone and paper, light and dark. It
 * needs no network and no other file, and its policy allows none.
 */
public final class HtmlPage {
  /** The widths of a picture on a screen and on a phone. */
  private static final int WIDE = 760;

  private static final int NARROW = 350;

  /** A figure of the class {@code wide} is not shown on a phone, {@code narrow} only there. */
  static final String CSS =
      """
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{margin:0;background:var(--paper);color:var(--ink);\
      font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif}
      main{max-width:824px;margin:0 auto;padding:40px 32px 72px}
      header{margin-bottom:28px}
      .eyebrow{margin:0;color:var(--soft);font-size:13px;font-weight:600;\
      letter-spacing:.06em;text-transform:uppercase}
      h1{margin:.1em 0 .15em;font-size:30px;line-height:1.2;overflow-wrap:anywhere}
      h1 em,p em{font-style:italic}
      h2{margin:0 0 6px;font-size:20px;line-height:1.3}
      h3{margin:22px 0 4px;font-size:16px;line-height:1.3}
      header p{margin:0;overflow-wrap:anywhere}
      section{margin:0 0 46px}
      .soft{color:var(--soft)}
      p{margin:0 0 10px}
      sub{line-height:0}
      figure{margin:12px 0 8px}
      .narrow{display:none}
      :focus-visible{outline:3px solid var(--train);outline-offset:2px}
      table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
      th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--rule);text-align:right;\
      white-space:nowrap}
      th:first-child{text-align:left}
      thead th{color:var(--soft);font-weight:600;vertical-align:bottom}
      tbody th{font-weight:500}
      .scroll{overflow:auto;max-height:420px;margin-top:6px;\
      background:linear-gradient(to right,var(--paper) 45%,transparent) 0 0/56px 100% no-repeat local,\
      linear-gradient(to left,var(--paper) 45%,transparent) 100% 0/56px 100% no-repeat local,\
      linear-gradient(to right,rgba(110,120,135,.55),transparent) 0 0/24px 100% no-repeat scroll,\
      linear-gradient(to left,rgba(110,120,135,.55),transparent) 100% 0/24px 100% no-repeat scroll,\
      var(--paper)}
      .scroll thead th{position:sticky;top:0;background:var(--paper)}
      details{margin:6px 0}
      summary{cursor:pointer;color:var(--soft);font-size:14px}
      pre{margin:0;padding:8px 12px;background:var(--pale);border-radius:6px;white-space:pre-wrap}
      code{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}
      @media (max-width:640px){
      main{padding:22px 16px 48px}
      .wide{display:none}
      .narrow{display:block}
      h1{font-size:25px}
      }
      @media print{
      main{max-width:none;padding:0}
      body{font-size:11pt}
      .wide{display:block}
      .narrow{display:none}
      figure,tr,h1,h2,h3,p,li,pre{break-inside:avoid}
      h1,h2,h3,summary,section>p{break-after:avoid}
      section>p{orphans:3;widows:3}
      thead{display:table-header-group}
      section{margin-bottom:26px}
      figure{max-width:15cm}
      svg.hl{max-height:22cm}
      details:not([open]){display:none}
      .scroll{max-height:none;overflow:visible;background:none}
      .scroll thead th{position:static;background:none}
      details th,details td{padding-right:4pt;font-size:6.5pt;white-space:normal;overflow-wrap:anywhere}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      }
      """;

  private HtmlPage() {}

  /**
   * The page up to the content.
   *
   * @param language of its text, such as {@code en}
   * @param title of the window; text from anywhere
   * @param css the styles beside the common style sheet
   * @param scripts the rule for scripts in its Content-Security-Policy; empty for none
   */
  public static String begin(String language, String title, String css, String scripts) {
    return "<!DOCTYPE html>\n<html lang=\""
        + language
        + "\"><head><meta charset=\"utf-8\"/>\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        + "style-src 'unsafe-inline'; "
        + scripts
        + "base-uri 'none'; form-action 'none'\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>"
        + Svg.escape(title)
        + "</title>\n<style>\n"
        + Style.CSS
        + CSS
        + css
        + "</style></head>\n<body><main>\n";
  }

  /** A picture for a screen and for a phone, under its name if it is not empty. */
  public static String figures(String name, IntFunction<Svg> picture) {
    return figure("wide", name, picture.apply(WIDE))
        + figure("narrow", name, picture.apply(NARROW));
  }

  /** Formats one figure. */
  public static String figure(String style, String name, Svg picture) {
    String caption = name.isEmpty() ? "" : "<figcaption>" + Svg.escape(name) + "</figcaption>";
    return "<figure class=\"" + style + "\">" + caption + picture.inline() + "</figure>\n";
  }
}

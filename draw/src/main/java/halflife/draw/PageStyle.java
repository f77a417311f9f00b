package halflife.draw;

/** The look of a page around pictures: text, tables, figures; on a screen, a phone and paper. */
public final class PageStyle {
  /**
   * The style sheet a page needs after {@link Style#CSS}. A figure of the class {@code wide} is not
   * shown on a phone, one of the class {@code narrow} only there.
   */
  public static final String CSS =
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
      .scroll{overflow:auto;max-height:420px;margin-top:6px}
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
      figure,tr{break-inside:avoid}
      h2,h3,section>p{break-after:avoid}
      section{margin-bottom:26px}
      details:not([open]){display:none}
      .scroll{max-height:none;overflow:visible}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      }
      """;

  private PageStyle() {}
}

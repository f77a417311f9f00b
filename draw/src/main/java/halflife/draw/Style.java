package halflife.draw;

/**
 * The look of every picture: the colours of Okabe &amp; Ito (2008), which people of any colour
 * vision can tell apart, and a line style with each, so that they can be told apart in grey as
 * well.
 */
public final class Style {
  /** How many line styles {@link #series} has before they repeat. */
  public static final int SERIES = 12;

  private static final String LIGHT =
      "--ink:#1c2128;--soft:#57606a;--rule:#dfe3e8;--axis:#8c959f;--paper:#fff;--pale:#f3f5f8;"
          + "--mean:#0072b2;--train:#c14b00;--mark:#1c2128;--grey:#b4bcc5;--good:#007a58;--bad:#c14b00;"
          + "--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#b8608f;--s4:#c98b00;--s5:#3a9fdc;";
  private static final String DARK =
      "--ink:#e8ebef;--soft:#a5adb8;--rule:#2c333c;--axis:#768390;--paper:#14181d;--pale:#1d232a;"
          + "--mean:#56b4e9;--train:#f08a45;--mark:#e8ebef;--grey:#4b5561;--good:#2fc296;--bad:#f08a45;"
          + "--s0:#4aa3df;--s1:#f08a45;--s2:#2fc296;--s3:#e09cc4;--s4:#e6b422;--s5:#9ad3f5;";

  /** The style sheet that {@link Svg#inline} needs once in its page. */
  public static final String CSS =
      ":root,svg.hl{"
          + LIGHT
          + "}\n"
          + "@media screen and (prefers-color-scheme:dark){:root,svg.hl{"
          + DARK
          + "}}\n"
          + "svg.hl{display:block;width:100%;height:auto;background:var(--paper);color:var(--ink);"
          + "font:12.5px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif}\n"
          + """
          .hl text{fill:var(--ink);font-variant-numeric:tabular-nums}
          .hl text.soft{fill:var(--soft)}
          .hl text.strong{font-weight:600}
          .hl text.hint{fill:var(--soft);font-style:italic}
          .hl text.mid{text-anchor:middle}
          .hl text.end{text-anchor:end}
          .hl text.mark{paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round;\
          stroke-dasharray:none}
          .hl .sub{font-size:.8em}
          .hl line,.hl path{fill:none;stroke:var(--axis);stroke-width:1}
          .hl .grid{stroke:var(--rule)}
          .hl .axis{stroke:var(--axis)}
          .hl .curve{stroke:var(--mean);stroke-width:2.5;stroke-linejoin:round}
          .hl .band{fill:var(--mean);fill-opacity:.17;stroke:none}
          .hl .train{stroke:var(--train);stroke-width:2;stroke-dasharray:7 4}
          .hl .level{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 4}
          .hl .folds{stroke:var(--ink);stroke-width:2.6;stroke-linecap:round;stroke-opacity:.3}
          .hl .cloud{stroke:var(--mean);stroke-width:4;stroke-linecap:round;stroke-opacity:.45}
          .hl .cell{fill:var(--mean);stroke:var(--rule)}
          .hl .contour{stroke:var(--soft);stroke-opacity:.55}
          .hl .ball{fill:var(--train);fill-opacity:.14;stroke:var(--train);stroke-width:2}
          .hl .bar{stroke:var(--mean);stroke-width:2}
          .hl .mark{stroke:var(--mark);stroke-width:1.2;stroke-dasharray:5 3}
          .hl .chosen{stroke:var(--mark);stroke-width:1.8}
          .hl .dot{fill:var(--mean);stroke:var(--paper);stroke-width:1.5}
          .hl .hollow{fill:var(--paper);stroke:var(--mean);stroke-width:2}
          .hl path.pick,.hl circle.pick{fill:var(--mark);stroke:var(--paper);stroke-width:1.5}
          .hl .seed{fill:var(--mean);fill-opacity:.65;stroke:var(--paper);stroke-width:.8}
          .hl .seed.one{fill:var(--s1)}
          .hl .margin{fill:var(--soft);fill-opacity:.18}
          .hl .minor{stroke:var(--grey);stroke-width:.8;stroke-opacity:.8}
          .hl .lead{stroke-width:1;stroke-opacity:.55;stroke-dasharray:none}
          .hl .zero{stroke-width:1.2;stroke-opacity:.55;stroke-dasharray:1 3}
          .hl .major{stroke-width:2;stroke-linejoin:round}
          .hl .faint{stroke-width:1;stroke-opacity:.65}
          .hl circle.end{stroke:var(--paper);stroke-width:.8}
          .hl .cursor{display:none}
          .hl line.cursor{stroke:var(--train);stroke-width:2}
          .hl path.cursor{fill:none;stroke:var(--train);stroke-width:2;stroke-dasharray:5 3}
          .hl circle.cursor{fill:var(--train);stroke:var(--paper);stroke-width:1.5}
          """
          + colours();

  private Style() {}

  /** The class of the i-th line of several: colour and line style. */
  static String series(int i) {
    return "k" + i % 6 + " d" + i / 6 % 2;
  }

  private static String colours() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      out.append(".hl .a" + i + "{fill:var(--s" + i + ");fill-opacity:.2;stroke:none}\n");
      out.append(".hl .k").append(i).append("{stroke:var(--s").append(i).append(")}\n");
      out.append(".hl circle.k").append(i).append("{fill:var(--s").append(i).append(")}\n");
    }
    out.append(".hl .bars{fill-opacity:.85}\n");
    out.append(".hl circle.open{fill:var(--paper);stroke-width:2}\n");
    return out.append(".hl .d1{stroke-dasharray:6 3}\n").toString();
  }
}

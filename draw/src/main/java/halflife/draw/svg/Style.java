package halflife.draw.svg;

/**
 * The look of every picture: the colours of Okabe &amp; Ito (2008), which people of any colour
 * vision can tell apart, and a line style with each, so that they can be told apart in grey as
 * well.
 */
public final class Style {
  private static final String LIGHT =
      "--ink:#1c2128;--soft:#57606a;--rule:#dfe3e8;--axis:#8c959f;--paper:#fff;--pale:#f3f5f8;"
          + "--mean:#0072b2;--train:#c14b00;--mark:#1c2128;--good:#007a58;--bad:#c14b00;"
          + "--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#b8608f;--s4:#c98b00;--s5:#3a9fdc;";
  private static final String DARK =
      "--ink:#e8ebef;--soft:#a5adb8;--rule:#2c333c;--axis:#768390;--paper:#14181d;--pale:#1d232a;"
          + "--mean:#56b4e9;--train:#f08a45;--mark:#e8ebef;--good:#2fc296;--bad:#f08a45;"
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
          .hl .level{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 4}
          .hl .cell{fill:var(--mean);stroke:var(--rule)}
          .hl .mark{stroke:var(--mark);stroke-width:1.2;stroke-dasharray:5 3}
          .hl .chosen{stroke:var(--mark);stroke-width:1.8}
          .hl path.pick,.hl circle.pick{fill:var(--mark);stroke:var(--paper);stroke-width:1.5}
          .hl .cloud{stroke-width:4;stroke-linecap:round;stroke-opacity:.45}
          .hl .cloud.k6{stroke-width:2.6;stroke-opacity:.3}
          .hl .major{stroke-width:2;stroke-linejoin:round}
          .hl .faint{stroke-width:1;stroke-opacity:.65}
          .hl circle.end{stroke:var(--paper);stroke-width:.8}
          .hl .cursor{display:none}
          .hl line.cursor{stroke:var(--train);stroke-width:2}
          .hl path.cursor{fill:none;stroke:var(--train);stroke-width:2;stroke-dasharray:5 3}
          .hl circle.cursor{fill:var(--train);stroke:var(--paper);stroke-width:1.5}
          """
          + colours()
          + """
          .hl .k7.faint{stroke-width:.8;stroke-opacity:.5}
          .hl .bars{fill-opacity:.85}
          .hl .interval{stroke-width:1.8}
          .hl .seed{fill-opacity:.65}
          .hl circle.open{fill:var(--paper);stroke-width:2}
          .hl .d1{stroke-dasharray:6 3}
          .hl .lead{stroke-width:1;stroke-opacity:.55;stroke-dasharray:none}
          .hl .zero{stroke-width:1.2;stroke-opacity:.55;stroke-dasharray:1 3}
          """;

  private Style() {}

  private static String colours() {
    StringBuilder out = new StringBuilder();
    String[] colours = {"s0", "s1", "s2", "s3", "s4", "s5", "mark", "soft"};
    for (int i = 0; i < colours.length; i++) {
      String colour = "var(--" + colours[i] + ")";
      out.append(".hl .a" + i + "{fill:" + colour + ";fill-opacity:.2;stroke:none}\n");
      out.append(".hl .k" + i + "{stroke:" + colour + "}\n");
      out.append(".hl circle.k" + i + "{fill:" + colour + "}\n");
    }
    return out.toString();
  }
}

/**
 * Pictures as SVG, and the page around them: no dependency, no file, no clock, so that the same
 * code runs in a browser.
 *
 * <p>{@link halflife.draw.PlotPicture} shows layers between two axes, {@link
 * halflife.draw.PanelPicture} several small ones side by side. A {@link halflife.draw.Layer} draws
 * itself; a picture may bring one of its own:
 *
 * <pre>{@code
 * Layer line = new Layer.Curve("loss", Ink.of(0), List.of(new Point(1, 2), new Point(2, 1)));
 * Layer best = new Layer.Upright("best", 2);
 * Axis epoch = Axis.counts("epoch");
 * PlotPicture.of("loss", "Loss", "It falls.", epoch, Axis.linear("loss"), List.of(line, best))
 *     .svg(720).inline();
 * }</pre>
 */
@Internal
@NullMarked
package halflife.draw;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

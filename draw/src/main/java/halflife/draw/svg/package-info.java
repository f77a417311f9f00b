/**
 * The means of drawing: markup, styles, scales, lines, and where words have room. They know nothing
 * of what is drawn.
 *
 * <p>{@link halflife.draw.svg.Svg} is the picture as it is written:
 *
 * <pre>{@code
 * Svg svg = new Svg("id", 300, 200, "A line", "It rises.");
 * Scale x = new Scale.Linear(0, 10, 40, 290);
 * svg.line(x.at(0), 190, x.at(10), 10, "axis");
 * svg.text(x.at(5), 195, "mid", "the middle");
 * String markup = svg.inline();
 * }</pre>
 */
@Internal
@NullMarked
package halflife.draw.svg;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

/** Pictures as SVG text, drawn from what was found. */
@NullMarked
package halflife.draw;

import org.jspecify.annotations.NullMarked;

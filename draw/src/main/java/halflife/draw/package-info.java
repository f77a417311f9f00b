/**
 * Pictures of a result as SVG: no dependency, no file, no clock, so that the same code runs in a
 * browser.
 *
 * <p>{@link halflife.draw.PlotPicture} shows numbers of any kind; every other picture is a record
 * around a {@link halflife.evidence.Result} or what belongs to one; give it a width:
 *
 * <pre>{@code
 * String wide = new ErrorCurve(result).svg(720).inline();
 * String phone = new ErrorCurve(result).svg(360).inline();
 * String file = new CoefficientPaths(result).svg(720).standalone();
 * String says = new StabilityPicture(result).sentence();
 * }</pre>
 *
 * <p>An axis of λ always reads from little decay on the left (the side that overfits) to much decay
 * on the right (the side that underfits); λ = 0 has a place of its own left of a gap.
 */
@NullMarked
package halflife.draw;

import org.jspecify.annotations.NullMarked;

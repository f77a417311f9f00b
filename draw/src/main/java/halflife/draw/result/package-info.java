/**
 * Pictures of a {@link halflife.evidence.Result}, of a training, and of what belongs to one: each a
 * record around its numbers that is given its words.
 *
 * <p>{@link halflife.draw.result.ErrorCurve} is the first a reader sees; all are used alike:
 *
 * <pre>{@code
 * Caption words = new Caption(Language.EN, "Error over λ", "Smallest at λ = 5.");
 * ErrorCurve curve = new ErrorCurve(result, words);
 * String wide = curve.svg(720).inline();
 * String phone = curve.svg(360).inline();
 * String file = new CoefficientPaths(result, words).svg(720).standalone();
 * }</pre>
 *
 * <p>An axis of λ always reads from little decay on the left (the side that overfits) to much decay
 * on the right (the side that underfits); λ = 0 has a place of its own left of a gap.
 */
@Internal
@NullMarked
package halflife.draw.result;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

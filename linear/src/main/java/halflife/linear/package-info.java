/**
 * The λ path of penalized linear models, exact.
 *
 * <p>{@link halflife.linear.CrossValidation} searches λ; {@link halflife.linear.Fits} is the way in
 * for someone who brings their own.
 *
 * <pre>{@code
 * Design design = Design.unweighted(rows, target);
 * Path path = Fits.path(design, Penalty.lasso(), new double[] {10, 1, 0.1});
 * LinearModel model = path.at(1);
 * double prediction = model.predict(rows[0]);
 * }</pre>
 */
@NullMarked
package halflife.linear;

import org.jspecify.annotations.NullMarked;

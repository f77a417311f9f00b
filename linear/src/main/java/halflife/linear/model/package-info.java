/**
 * What is fitted and what comes out: penalties, likelihoods, fitted models, the path of fits over
 * λ, and what a search over λ asks of rows and a penalty, however the fits are found ({@link
 * halflife.linear.model.Problem}).
 */
@NullMarked
package halflife.linear.model;

import org.jspecify.annotations.NullMarked;

/**
 * Linear models and their parts: penalties, likelihoods, fitted models, the path of fits over λ,
 * and the demands of a search over λ on rows and a penalty, however the fits are found ({@link
 * halflife.linear.model.Problem}).
 */
@NullMarked
package halflife.linear.model;

import org.jspecify.annotations.NullMarked;

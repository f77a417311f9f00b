/**
 * Squared error, solved exactly: ridge from one decomposition, lasso and elastic net with an active
 * set, L1 becoming exact zeros in {@link halflife.linear.leastsquares.ActiveSet}.
 */
@Internal
@NullMarked
package halflife.linear.leastsquares;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

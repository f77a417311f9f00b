/**
 * Rows ready to learn from: the target, offsets, weights, the split into train and test, and which
 * fold each row is in ({@link halflife.tune.data.FoldAssignment}).
 */
@NullMarked
package halflife.tune.data;

import org.jspecify.annotations.NullMarked;

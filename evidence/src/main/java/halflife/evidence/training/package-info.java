/** What was seen while a network trained: losses, weights and their histograms, epoch by epoch. */
@NullMarked
package halflife.evidence.training;

import org.jspecify.annotations.NullMarked;

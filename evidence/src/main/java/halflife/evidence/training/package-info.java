/** Records of a network's training: losses, weights and their histograms, epoch by epoch. */
@NullMarked
package halflife.evidence.training;

import org.jspecify.annotations.NullMarked;

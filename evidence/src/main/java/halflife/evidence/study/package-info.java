/**
 * Studies of networks, whoever trains them: {@link halflife.evidence.study.SeedSearch} runs every
 * candidate on the same seeds, stops those that are clearly worse ({@link
 * halflife.evidence.study.SeedRacing}), and judges the best one against its rivals on fresh seeds;
 * {@link halflife.evidence.study.SeedFindings} makes evidence of the runs.
 */
@Internal
@NullMarked
package halflife.evidence.study;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

/**
 * Choosing λ for a network: {@link halflife.djl.study.DjlStudy} is where to start. {@code
 * StudyTrainer} makes a run, {@code SeedRacing} says who goes on, {@code StudyResult} makes
 * evidence of it.
 */
@NullMarked
package halflife.djl.study;

import org.jspecify.annotations.NullMarked;

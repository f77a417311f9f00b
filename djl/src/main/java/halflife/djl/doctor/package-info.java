/**
 * Checks whether decay is applied right. {@link halflife.djl.doctor.DjlDoctor} looks at a trainer;
 * {@code Probe} measures the optimizers of Deep Java Library itself.
 */
@NullMarked
package halflife.djl.doctor;

import org.jspecify.annotations.NullMarked;

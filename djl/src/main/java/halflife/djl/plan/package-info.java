/** Plans: which parameter of a network decays, and by how much. */
@NullMarked
package halflife.djl.plan;

import org.jspecify.annotations.NullMarked;

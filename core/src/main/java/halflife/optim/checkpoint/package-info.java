/** The state of an optimizer as a file, in the format safetensors. */
@NullMarked
package halflife.optim.checkpoint;

import org.jspecify.annotations.NullMarked;

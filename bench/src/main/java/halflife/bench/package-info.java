/** Measurements of speed and memory, each as a ratio within one run. Never released. */
@NullMarked
package halflife.bench;

import org.jspecify.annotations.NullMarked;

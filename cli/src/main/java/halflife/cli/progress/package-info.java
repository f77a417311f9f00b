/**
 * What a command says while it works: a line that moves on a terminal, now and then a line of its
 * own elsewhere.
 */
@Internal
@NullMarked
package halflife.cli.progress;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

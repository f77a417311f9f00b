/**
 * Help on commands: {@code help}, the options of a command by what they are for, and the script
 * with which a shell completes them.
 */
@Internal
@NullMarked
package halflife.cli.help;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;

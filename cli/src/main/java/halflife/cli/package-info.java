/** The command line. {@link halflife.cli.Main} is where it starts. */
@NullMarked
package halflife.cli;

import org.jspecify.annotations.NullMarked;

/** What happens when the page is built: on a Java virtual machine, beside the compiler. */
@NullMarked
package halflife.playground.build;

import org.jspecify.annotations.NullMarked;

/** What weight decay is and what applies it: decay rules, half-lives, optimizers. */
@NullMarked
package halflife.core;

import org.jspecify.annotations.NullMarked;

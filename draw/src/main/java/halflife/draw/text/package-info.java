/**
 * Words in English or Chinese, side by side in the code, and the room they take on a terminal.
 *
 * <pre>{@code
 * Language language = Language.of(Locale.getDefault());
 * String name = language.of("no decay", "不衰减");
 * String said = language.words("λ = %s, %s", "λ = %s，%s", "0.1", name);
 * int columns = TextWidth.of(said);
 * }</pre>
 */
@NullMarked
package halflife.draw.text;

import org.jspecify.annotations.NullMarked;

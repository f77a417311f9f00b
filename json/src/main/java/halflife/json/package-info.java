/**
 * JSON bound to records: a field is there and of its own kind, or is named in one sentence.
 *
 * <p>{@link halflife.json.SchemaJson} writes and reads; {@link halflife.json.Schema} says where the
 * text and the records differ:
 *
 * <pre>{@code
 * record Score(String name, double meanError) {}
 * SchemaJson json = new SchemaJson(Schema.PLAIN);
 * String text = json.write(new Score("ridge", 0.5));   // "name" and "mean_error", a line each
 * Score read = json.read(json.parse(text), Score.class);
 * }</pre>
 */
@NullMarked
package halflife.json;

import org.jspecify.annotations.NullMarked;

/**
 * What a study says beside its numbers: how a table was read, what is doubtful about it or about
 * the fits, each as a record of the facts with its sentence in English and Chinese.
 *
 * <pre>{@code
 * for (Note note : result.notes()) {
 *   System.out.println(note.words().chinese());
 * }
 * }</pre>
 */
@NullMarked
package halflife.evidence.note;

import org.jspecify.annotations.NullMarked;

package halflife.lessons.training;

import halflife.core.Words;

/**
 * A number of a run with its name.
 *
 * @param label what it is
 * @param value the number as a person reads it
 */
public record Fact(Words label, String value) {}

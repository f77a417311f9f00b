package halflife.lessons.training;

import halflife.core.Words;

/**
 * A knob that was turned while a network trained.
 *
 * @param step the first step that it acts on, counted from 0
 * @param knob its name
 * @param words the knob and its new value
 */
public record RunChange(long step, String knob, Words words) {}

package halflife.draw;

import halflife.draw.text.Language;

/**
 * The words of a picture as a whole; its other words are in the same language.
 *
 * @param language of all its words
 * @param title the subject, in a few words
 * @param description the content, for those who cannot see it
 */
public record Caption(Language language, String title, String description) {}

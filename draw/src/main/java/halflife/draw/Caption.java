package halflife.draw;

/**
 * The words of a picture as a whole.
 *
 * @param title the subject, in a few words
 * @param description the content, for those who cannot see it
 */
public record Caption(String title, String description) {}

package halflife.draw;

/**
 * The words of a picture as a whole.
 *
 * @param title what it is, in a few words
 * @param description what it shows, for those who cannot see it
 */
public record Caption(String title, String description) {}

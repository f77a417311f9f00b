package halflife.evidence;

/**
 * The model that was chosen, and the one without decay.
 *
 * @param selected the index of the search that was chosen
 * @param lambda the chosen λ
 * @param l1 its strength on ‖β‖₁ in the objective on the raw target
 * @param l2 its strength on ½‖β‖₂²
 * @param model the fit to all training rows at the chosen λ
 * @param unpenalized the same fit without decay
 */
public record Chosen(
    int selected, double lambda, double l1, double l2, PathPoint model, PathPoint unpenalized) {}

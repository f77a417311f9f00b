package halflife.decay;

/**
 * What a plan has decided about a parameter.
 *
 * @param decay how it decays
 * @param reason the rule that decided it, in words
 */
public record Decision(Parameter parameter, Decay decay, String reason) {}

package halflife.djl.doctor;

import halflife.decay.DecayPlan;
import halflife.decay.OptimizerKind;
import halflife.decay.Schedule;
import java.util.Optional;

/**
 * What is known of an optimizer before it is judged.
 *
 * @param title whose it is, and which
 * @param instead what of ours to take in its place; empty if it is ours
 * @param kind which it is where λθ is in the gradient
 * @param decoupledKind which it is where decay is beside the gradient
 * @param plan what decays, at no learning rate yet
 * @param rate η, empty if its peak is not known
 * @param followed how many steps of η are known
 * @param momentum μ of SGD, otherwise 0
 * @param mirrored whether negative gradients do what positive ones do
 */
record Subject(
    String title,
    Optional<String> instead,
    OptimizerKind kind,
    OptimizerKind decoupledKind,
    DecayPlan plan,
    Optional<Schedule> rate,
    long followed,
    double momentum,
    boolean mirrored) {
  boolean isOurs() {
    return instead.isEmpty();
  }
}

package halflife.djl.doctor;

import halflife.decay.DecayPlan;
import halflife.decay.OptimizerKind;
import halflife.decay.Schedule;
import java.util.Optional;

/**
 * The facts about an optimizer before it is judged.
 *
 * @param title the optimizer, and whose it is
 * @param instead the optimizer of ours to take in its place; empty if it is ours
 * @param kind its kind where λθ is in the gradient
 * @param decoupledKind its kind where decay is beside the gradient
 * @param plan the plan of decay, at no learning rate yet
 * @param rate η, empty if its peak is not known
 * @param followed the number of steps of η that are known
 * @param momentum μ of SGD, otherwise 0
 * @param mirrored whether the effect of negative gradients mirrors that of positive ones
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

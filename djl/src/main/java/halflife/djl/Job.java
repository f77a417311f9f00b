package halflife.djl;

import ai.djl.ndarray.NDArray;
import halflife.decay.Effect;
import halflife.optim.Moment;
import halflife.optim.Update;

/**
 * One step of one parameter, to be done by a {@link Route}.
 *
 * @param held what is kept of the parameter
 * @param weight where its weights are
 * @param gradient where its gradient is
 * @param moment where schedules are
 * @param effect what decay does
 * @param update the step's numbers
 * @param limit gradients are first brought into [−limit, limit]
 */
record Job(
    Held held,
    NDArray weight,
    NDArray gradient,
    Moment moment,
    Effect effect,
    Update update,
    double limit) {}

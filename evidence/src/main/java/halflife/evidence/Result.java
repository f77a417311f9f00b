package halflife.evidence;

import halflife.evidence.note.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a study found: the report, the terminal view, {@code replay} and the tests read this.
 *
 * @param task the target and its score
 * @param training the rows that were learned from
 * @param searches every penalty that was searched, on the same folds
 * @param chosen the model that was chosen
 * @param baseline the held-out losses to beat
 * @param proof whether the choice helps
 * @param test scores on a test set, if there was one
 * @param details the details beside the verdict
 * @param provenance the origin of the result
 */
public record Result(
    Task task,
    Training training,
    List<Search> searches,
    Chosen chosen,
    Baseline baseline,
    Proof proof,
    Optional<TestScore> test,
    Details details,
    Provenance provenance) {
  public Result {
    searches = List.copyOf(searches);
  }

  /** A copy with one more note. */
  public Result with(Note note) {
    List<Note> notes = new ArrayList<>(training.notes());
    notes.add(note);
    return new Result(
        task,
        new Training(
            training.rows(),
            training.features(),
            training.scales(),
            training.targetScale(),
            training.readings(),
            notes),
        searches,
        chosen,
        baseline,
        proof,
        test,
        details,
        provenance);
  }

  /** K, or how many seeds. */
  public int folds() {
    return proof.folds();
  }

  /** R, how often the verdict's folds were dealt anew. */
  public int repeats() {
    return proof.repeats();
  }

  /** Whether the decay helps. */
  public Verdict verdict() {
    return proof.verdict();
  }

  /** The choices of other fold seeds for the selected penalty. */
  public List<Stability> stability() {
    return proof.stability();
  }

  /** The name of the target column. */
  public String target() {
    return task.target();
  }

  /** The kind of target. */
  public Family family() {
    return task.family();
  }

  /** The names of the classes, as {@link Task#classes}. */
  public List<String> classes() {
    return task.classes();
  }

  /** The name of what one held-out error comes from: a {@code fold}, of networks a {@code seed}. */
  public String fold() {
    return network().isPresent() ? "seed" : "fold";
  }

  /** The meaning of the scores. */
  public Measure measure() {
    return task.measure();
  }

  /** The number of training rows. */
  public int rows() {
    return training.rows();
  }

  /** The names of the features. */
  public List<String> features() {
    return training.features();
  }

  /** The standard deviation of each feature. */
  public List<Double> scales() {
    return training.scales();
  }

  /** The standard deviation of the target. */
  public double targetScale() {
    return training.targetScale();
  }

  /** The reading of each column. */
  public List<Note> readings() {
    return training.readings();
  }

  /** {@link #readings}, a sentence each in English. */
  public List<String> decisions() {
    return Note.english(readings());
  }

  /** What to know before the verdict. */
  public List<Note> notes() {
    return training.notes();
  }

  /** {@link #notes}, a sentence each in English. */
  public List<String> warnings() {
    return Note.english(notes());
  }

  /** The index of the search that was chosen. */
  public int selected() {
    return chosen.selected();
  }

  /** The chosen λ. */
  public double lambda() {
    return chosen.lambda();
  }

  /** The strength of the chosen λ on ‖β‖₁. */
  public double l1() {
    return chosen.l1();
  }

  /** The strength of the chosen λ on ½‖β‖₂². */
  public double l2() {
    return chosen.l2();
  }

  /** The fit to all training rows at the chosen λ. */
  public PathPoint model() {
    return chosen.model();
  }

  /** The fit to all training rows without decay. */
  public PathPoint unpenalized() {
    return chosen.unpenalized();
  }

  /** The held-out predictions beside the observations. */
  public Optional<Diagnostics> diagnostics() {
    return details.diagnostics();
  }

  /** The interval around a prediction. */
  public Optional<PredictionInterval> interval() {
    return details.interval();
  }

  /** The loss over two coefficients. */
  public Optional<LossSurface> landscape() {
    return details.landscape();
  }

  /** The gain from decay, by the number of rows. */
  public Optional<SampleSizeCurve> worth() {
    return details.worth();
  }

  /** The training of the networks; empty where the models are linear. */
  public Optional<Network> network() {
    return details.network();
  }

  /**
   * The names of the coefficients of a {@link PathPoint}, in its order: the feature's, followed by
   * {@code → class} where there is one per class.
   */
  public List<String> terms() {
    return task.terms(features());
  }

  /** The standard deviation of the feature of each of the {@link #terms}. */
  public List<Double> termScales() {
    if (task.outputs() == 1) {
      return scales();
    }
    List<Double> out = new ArrayList<>();
    classes().forEach(name -> out.addAll(scales()));
    return out;
  }

  /** The search that was chosen. */
  public Search search() {
    return searches.get(chosen.selected());
  }

  /** The score of the chosen λ over the folds. */
  public CurvePoint score() {
    return search().curve().nearest(chosen.lambda());
  }

  /** The number of coefficients of the chosen model that are not 0. */
  public long kept() {
    return model().coefficients().stream().filter(b -> b != 0).count();
  }
}

package halflife.tune.model;

import halflife.core.Sha256;
import halflife.decay.Parameter;
import halflife.evidence.Family;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.linear.data.RowScaling;
import halflife.net.Activation;
import halflife.net.Mlp;
import halflife.optim.checkpoint.WeightFile;
import halflife.tune.encode.Encoder;
import halflife.tune.table.NumberForm;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of model.json of a network, in their order; its weights are in a file beside. */
record NetworkModelFile(
    String schema,
    String target,
    Family family,
    List<String> classes,
    double lambda,
    Network network,
    Optional<String> written,
    Optional<PredictionInterval> interval,
    List<ColumnFile> columns,
    Provenance provenance) {
  /** The most numbers that a network may be said to have, before its file is looked at. */
  private static final long MOST = 500_000_000;

  private static final int MOST_MEMBERS = 100;

  /**
   * The network.
   *
   * @param hidden the width of each hidden layer
   * @param activation the function between layers
   * @param members the number of networks that are averaged, if there are several
   * @param weights the name of the safetensors file beside
   * @param sha256 of that file
   * @param scaling makes inputs of features
   * @param targetMean what is added to an output
   * @param targetScale what it is multiplied by before
   */
  record Network(
      List<Integer> hidden,
      Optional<Integer> members,
      String activation,
      String weights,
      String sha256,
      RowScaling scaling,
      double targetMean,
      double targetScale) {}

  static NetworkModelFile of(Model m, NetworkFit fit) {
    return new NetworkModelFile(
        ModelJson.SCHEMA,
        m.target(),
        m.family(),
        m.classes(),
        fit.lambda(),
        new Network(
            fit.hidden(),
            Optional.of(fit.members()).filter(n -> n > 1),
            "relu",
            ModelJson.WEIGHTS,
            Sha256.hex(fit.safetensors()),
            fit.scaling(),
            fit.targetMean(),
            fit.targetScale()),
        ModelJson.written(m.written()),
        m.interval(),
        m.encoder().columns().stream().map(ColumnFile::of).toList(),
        m.provenance());
  }

  /**
   * The model that the file tells, with the weights beside it.
   *
   * @param file the model.json
   * @throws IllegalArgumentException if its fields do not fit together, or the weights are not
   *     those that belong to it
   * @throws UncheckedIOException if the weights cannot be read
   */
  Model model(Path file) {
    ModelFile.checkClasses(family, classes);
    int outputs = family == Family.MULTINOMIAL ? classes.size() : 1;
    if (!network.activation().equals("relu")) {
      throw new IllegalArgumentException(
          "its 'network.activation' is '" + network.activation() + "', but can only be relu");
    }
    int features = network.scaling().means().size();
    Mlp mlp = new Mlp(features, network.hidden(), outputs, Activation.RELU, 0);
    long size = 0;
    for (int l = 0; l < mlp.layers(); l++) {
      size += (long) mlp.inputs(l) * mlp.outputs(l);
    }
    int members = network.members().orElse(1);
    if (members > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "its 'network.members' is " + members + ", but can be at most " + MOST_MEMBERS);
    }
    if (size * members > MOST) {
      throw new IllegalArgumentException("its 'network.hidden' makes " + size + " weights");
    }
    return new Model(
        target,
        family,
        classes,
        new Encoder(columns.stream().map(ColumnFile::encoding).toList()),
        Optional.empty(),
        new NetworkFit(
            lambda,
            network.hidden(),
            outputs,
            members,
            network.scaling(),
            network.targetMean(),
            network.targetScale(),
            weights(file, NetworkFit.parameters(mlp, members))),
        interval,
        provenance,
        written.map(NumberForm::of).orElse(NumberForm.PLAIN));
  }

  private Map<String, float[]> weights(Path file, List<Parameter> parameters) {
    if (!network.weights().equals(ModelJson.WEIGHTS)) {
      throw new IllegalArgumentException(
          "its 'network.weights' is '"
              + network.weights()
              + "', but can only be "
              + ModelJson.WEIGHTS
              + " beside it");
    }
    Path beside = file.toAbsolutePath().resolveSibling(ModelJson.WEIGHTS);
    if (!Files.isRegularFile(beside)) {
      throw new IllegalArgumentException(
          "its weights are not at " + beside + "; copy both files together");
    }
    if (!Sha256.hex(beside).equals(network.sha256())) {
      throw new IllegalArgumentException(
          beside + " is not the file of weights that belongs to it; copy both files together");
    }
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      weights.put(parameter.path(), new float[(int) parameter.size()]);
    }
    WeightFile.load(beside, parameters, weights);
    weights.forEach(
        (path, values) -> {
          for (float value : values) {
            if (!Float.isFinite(value)) {
              throw new IllegalArgumentException(
                  beside + " has a number in " + path + " that is not finite");
            }
          }
        });
    return weights;
  }
}

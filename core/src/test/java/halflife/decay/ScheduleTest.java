package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  /** A schedule of torch.optim.lr_scheduler and its rates. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Torch(String name, Schedule schedule, double[] rates) {
    static Torch read(String head, String line) {
      String[] words = head.split(" ");
      Map<String, String> text = new HashMap<>();
      for (String word : Arrays.copyOfRange(words, 2, words.length)) {
        String[] pair = word.split("=");
        text.put(pair[0], pair[1]);
      }
      double[] rates =
          Arrays.stream(line.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
      return new Torch(head, schedule(words[1], text), rates);
    }

    private static Schedule schedule(String name, Map<String, String> s) {
      double lr = Double.parseDouble(s.getOrDefault("lr", "0"));
      return switch (name) {
        case "StepLR" -> Schedule.steps(lr, whole(s, "step_size"), of(s, "gamma"));
        case "ExponentialLR" -> Schedule.exponential(lr, of(s, "gamma"));
        case "LinearLR" ->
            Schedule.linear(
                lr * of(s, "start_factor"), lr * of(s, "end_factor"), whole(s, "total_iters"));
        case "CosineAnnealingLR" -> Schedule.cosine(lr, of(s, "eta_min"), whole(s, "T_max"));
        case "OneCycleLR" -> oneCycle(s);
        case "SequentialLR" ->
            Schedule.linear(lr * of(s, "start_factor"), lr, whole(s, "total_iters"))
                .then(
                    whole(s, "milestone"),
                    Schedule.cosine(lr, of(s, "eta_min"), whole(s, "T_max")));
        default -> throw new IllegalStateException(name);
      };
    }

    /** The short form has torch's defaults, and one of the two runs. */
    private static Schedule oneCycle(Map<String, String> s) {
      Schedule cycle =
          new Schedule.OneCycle(
              of(s, "max_lr"),
              whole(s, "total_steps"),
              of(s, "pct_start"),
              of(s, "div_factor"),
              of(s, "final_div_factor"));
      Schedule usual = Schedule.oneCycle(of(s, "max_lr"), whole(s, "total_steps"));
      assertEquals(of(s, "div_factor") == 25, cycle.equals(usual));
      return usual.equals(cycle) ? usual : cycle;
    }

    private static double of(Map<String, String> settings, String name) {
      return Double.parseDouble(settings.get(name));
    }

    private static long whole(Map<String, String> settings, String name) {
      return Long.parseLong(settings.get(name));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Torch> torch() throws IOException {
    try (InputStream in =
        ScheduleTest.class.getResourceAsStream("/reference/torch/schedules.txt")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      List<Torch> all = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 2) {
        all.add(Torch.read(lines.get(i), lines.get(i + 1)));
      }
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("torch")
  void ratesAreTorchs(Torch torch) {
    double peak = Arrays.stream(torch.rates).max().orElseThrow();
    for (int t = 0; t < torch.rates.length; t++) {
      assertEquals(torch.rates[t], torch.schedule.at(t), 2e-14 * peak, "step " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("torch")
  void thePeakIsTheLargestValue(Torch torch) {
    for (long steps : new long[] {1, 2, 10, 60}) {
      double largest =
          LongStream.range(0, steps).mapToDouble(torch.schedule::at).max().orElseThrow();
      double peak = torch.schedule.peak(steps);
      boolean between =
          torch.schedule instanceof Schedule.OneCycle; // its top may lie between steps
      assertEquals(largest, peak, (between ? 0.02 : 1e-15) * peak, steps + " steps");
    }
  }

  @Test
  void aPeakIsThatOfTheStepsThatAreTaken() {
    Schedule rising = Schedule.linear(0, 1, 100);
    assertEquals(0.09, rising.then(10, Schedule.constant(0.05)).peak(), 1e-15);
    assertEquals(2, new Schedule.OneCycle(1, 100, 0.3, 0.5, 1e4).peak());
    assertEquals(4, new Schedule.OneCycle(1, 100, 0.3, 25, 0.01).peak(), 1e-12);
    Schedule flat = Schedule.linear(0.1, 0.1, 7);
    for (int t = 0; t < 9; t++) {
      assertEquals(0.1, flat.at(t));
    }
  }

  @Test
  void aWarmUpRisesToWhereTheNextBegins() {
    Schedule schedule = Schedule.warmUp(4, Schedule.cosine(1, 0, 10));
    double[] first = LongStream.range(0, 5).mapToDouble(schedule::at).toArray();
    assertEquals(0.2, first[0], 1e-15);
    assertEquals(0.8, first[3], 1e-15);
    assertEquals(1, first[4], 1e-15);
    assertEquals(0, schedule.at(14), 1e-15);
    assertEquals(1, schedule.peak());
  }

  /** Against the product, step by step. */
  @Test
  void aRunsLengthInHalfLivesIsWhatItLeaves() {
    Schedule rate = Schedule.warmUp(100, Schedule.cosine(0.1, 0.001, 900));
    Schedule lambda = Schedule.linear(0.01, 0.05, 1_000);
    double left = 1;
    for (int t = 0; t < 1_000; t++) {
      left *= 1 - rate.at(t) * lambda.at(t);
    }
    double halvings = HalfLife.halvings(rate, lambda, 1_000);
    assertEquals(left, Math.pow(2, -halvings), 1e-12);
    double steps = HalfLife.of(0.1, 0.02).steps();
    Schedule constant = Schedule.constant(0.1);
    assertEquals(500 / steps, HalfLife.halvings(constant, Schedule.constant(0.02), 500), 1e-12);
    refused(() -> HalfLife.halvings(constant, Schedule.constant(10), 5));
  }

  @Test
  void theLambdaForARunOfSoManyHalfLivesIsTheWayBack() {
    Schedule rate = Schedule.warmUp(20, Schedule.cosine(0.1, 0.001, 180));
    for (double halvings : new double[] {0, 1e-3, 1, 7}) {
      double lambda = HalfLife.lambda(rate, 200, halvings);
      double back = HalfLife.halvings(rate, Schedule.constant(lambda), 200);
      assertEquals(halvings, back, 1e-12 * halvings);
    }
    assertEquals(
        new HalfLife(500).lambda(0.1), HalfLife.lambda(Schedule.constant(0.1), 500, 1), 1e-15);
    refused(() -> HalfLife.lambda(Schedule.constant(0), 5, 1));
    refused(() -> HalfLife.lambda(rate, 0, 1));
    refused(() -> HalfLife.lambda(Schedule.constant(0.1), 3, 200));
    refused(() -> HalfLife.lambda(rate, 5, -1));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refused(() -> Schedule.constant(-1));
    refused(() -> Schedule.constant(Double.NaN));
    refused(() -> Schedule.steps(0.1, 0, 0.5));
    refused(() -> Schedule.steps(0.1, 5, 1.5));
    refused(() -> Schedule.exponential(0.1, 0));
    refused(() -> Schedule.linear(0.1, -0.1, 5));
    refused(() -> Schedule.cosine(0.1, 0, 0));
    refused(() -> Schedule.oneCycle(0.1, 3));
    refused(() -> Schedule.warmUp(0, Schedule.constant(1)));
    refused(() -> Schedule.constant(1).then(0, Schedule.constant(1)));
  }

  private static void refused(Supplier<Object> call) {
    assertThrows(IllegalArgumentException.class, call::get);
  }
}

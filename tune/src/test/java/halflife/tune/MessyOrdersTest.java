package halflife.tune;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.tune.check.Checks;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision about {@code messy_orders.csv}, whose script says what is true. */
class MessyOrdersTest {
  private static final Path FILE = Path.of("..", "examples", "data", "messy_orders.csv");
  private static final StudyOptions COST =
      StudyOptions.of(FILE, "cost").with(EXCLUDE, List.of("order_id", "invoice", "returned"));

  @BeforeEach
  void inACheckout() {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(FILE), "run in a checkout");
  }

  @Test
  void everyDecisionIsSaid() {
    assertEquals(
        List.of(
            "'ordered': dates (dd.MM.yyyy), as year, month (12 indicators), weekday (7 indicators),"
                + " days since 2023-01-02",
            "'country': 6 categories, one indicator each",
            "'channel': 3 categories, one indicator each; missing cells are one more",
            "'express': no or yes, 1 where it is yes",
            "'weight_kg': numbers with decimal comma; missing ones take the mean of the training rows"
                + " and have an indicator, 'weight_kg is missing'",
            "'discount': numbers with decimal comma",
            "'currency': the same value in every row, left out",
            "'fax': no value in any row, left out"),
        english(Dataset.read(COST).readings()));
  }

  @Test
  void theRowsAreAllThatHaveACost() {
    Dataset data = Dataset.read(COST);
    assertEquals(596, data.design().size());
    assertEquals(Family.GAUSSIAN, data.family());
    assertEquals(21 + 6 + 4 + 1 + 2 + 1 + 1, data.features().size());
    assertEquals(
        List.of(
            "4 rows have no value of 'cost' and were left out.",
            "2 columns ('currency', 'fax') have the same value in every row, or none, and were left"
                + " out."),
        english(Checks.notes(data)));
  }

  @Test
  void theIdAndTheLeakAreSeen() {
    List<String> warnings = english(Checks.notes(Dataset.read(StudyOptions.of(FILE, "cost"))));
    assertEquals(4, warnings.size(), warnings::toString);
    assertTrue(warnings.get(2).contains("'order_id' looks like a number"), warnings::toString);
    assertTrue(warnings.get(3).contains("'invoice' predicts 'cost'"), warnings::toString);
  }

  @Test
  void theClassIsPredictedByItsName() {
    Dataset data =
        Dataset.read(
            StudyOptions.of(FILE, "returned")
                .with(EXCLUDE, List.of("order_id", "invoice", "cost")));
    assertEquals(Family.BINOMIAL, data.family());
    assertEquals(List.of("no", "yes"), data.classes());
    assertEquals(
        "'returned': yes or no, so binomial; the model gives the probability of 'yes'"
            + " (--positive \"no\" turns that round)",
        english(data.readings()).get(0));
  }
}

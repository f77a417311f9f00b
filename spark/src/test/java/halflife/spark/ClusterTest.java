package halflife.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster, of which a worker is lost in the middle of a fit. */
@DisabledOnOs(OS.WINDOWS)
class ClusterTest {
  @TempDir private Path folder = Path.of("");

  @Test
  @Timeout(value = 9, unit = TimeUnit.MINUTES)
  void aLostWorkerChangesNoBit() throws IOException, InterruptedException {
    String printed;
    try (Cluster cluster = new Cluster(folder)) {
      long worker = cluster.worker(0);
      printed = cluster.drive(ClusterDriver.class, String.valueOf(worker));
      assertFalse(ProcessHandle.of(worker).filter(ProcessHandle::isAlive).isPresent());
    }
    List<String> bits = said(printed, ClusterDriver.BITS);
    assertEquals(2, bits.size(), printed);
    assertEquals(List.of("4"), said(printed, ClusterDriver.ENDED), printed);
    assertEquals(List.of("true"), said(printed, ClusterDriver.LOST), printed);
    assertEquals(bits.get(0), bits.get(1), "with a worker lost");
    assertEquals(bits.get(0), ClusterDriver.fit(Frames.session()), "on one machine");
    assertTrue(ClusterDriver.PARTITIONS > 10, "there was much left to do");
  }

  private static List<String> said(String printed, String what) {
    return printed
        .lines()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()))
        .toList();
  }
}

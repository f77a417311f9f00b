package halflife.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void everyTaskRunsOnce() {
    for (int threads : new int[] {1, 2, 5}) {
      int[] runs = new int[1000];
      new Workers(threads).run(1000, i -> runs[i]++);
      int[] ones = new int[1000];
      Arrays.fill(ones, 1);
      assertArrayEquals(ones, runs);
    }
  }

  @Test
  void noTasksIsNoWork() {
    new Workers(4).run(0, i -> assertTrue(false, "no task was given"));
  }

  @Test
  void tasksRunOnAsManyThreadsAsThereAre() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    new Workers(3)
        .run(
            3,
            i -> {
              seen.add(Thread.currentThread());
              all.countDown();
              try {
                all.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(3, seen.size());
    assertTrue(seen.contains(Thread.currentThread()));
  }

  @Test
  void theFirstFailureIsThrownAndStopsTheRest() {
    IllegalArgumentException failure = new IllegalArgumentException("task 3");
    AtomicInteger ran = new AtomicInteger();
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Workers.ONE.run(
                    100,
                    i -> {
                      ran.incrementAndGet();
                      if (i == 3) {
                        throw failure;
                      }
                    }));
    assertSame(failure, thrown);
    assertEquals(4, ran.get());
  }

  @Test
  void aFailureOnAnyThreadIsThrown() {
    assertThrows(
        IllegalStateException.class,
        () ->
            new Workers(4)
                .run(
                    50,
                    i -> {
                      if (i % 7 == 6) {
                        throw new IllegalStateException("task " + i);
                      }
                    }));
    assertThrows(
        StackOverflowError.class,
        () ->
            new Workers(2)
                .run(
                    2,
                    i -> {
                      throw new StackOverflowError();
                    }));
  }

  @Test
  void lessThanOneThreadIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    assertTrue(Workers.all().threads() >= 1);
  }
}

package io.goalpost.rules.authored;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a piece of work costs the thread that does it, in time of the processor and in memory; how
 * busy the machine is does not matter. Holds each to a bound and remembers the dearest.
 */
final class Spent {

  static final Duration CPU_MAX = Duration.ofSeconds(1);
  static final long ALLOCATED_BYTES_MAX = 512L << 20;

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // HotSpot's has both counts

  private Duration slowest = Duration.ZERO;
  private String slowestIs = "nothing";
  private long largest;
  private String largestIs = "nothing";

  /** Does it, and fails where it costs more than it may. */
  <T> T on(String what, Supplier<T> work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    T result = work.get();
    Duration cpu = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (cpu.compareTo(slowest) > 0) {
      slowest = cpu;
      slowestIs = what;
    }
    if (allocated > largest) {
      largest = allocated;
      largestIs = what;
    }
    assertThat(cpu).as("time spent on %s", what).isLessThan(CPU_MAX);
    assertThat(allocated).as("bytes for %s", what).isLessThan(ALLOCATED_BYTES_MAX);
    return result;
  }

  @Override
  public String toString() {
    return "%d ms at the most (%s), %d MiB at the most (%s)"
        .formatted(slowest.toMillis(), slowestIs, largest >> 20, largestIs);
  }

  /** A text as it is shown in a message. */
  static String shown(String text) {
    String cut = text.length() > 120 ? text.substring(0, 120) + "…" : text;
    return cut.replaceAll("\\p{Cntrl}", " ");
  }
}

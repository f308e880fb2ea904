package io.goalpost.model.diff;

import java.util.List;
import java.util.stream.Collectors;

/** What was posted was refused as a whole and nothing of it applied (D6). */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public RefusedException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}

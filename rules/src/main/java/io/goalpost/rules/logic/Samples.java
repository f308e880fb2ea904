package io.goalpost.rules.logic;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values enough to try claims on: whatever value there is, the claims say of one of these what they
 * say of it, or nothing certain. So where each is refuted, no value satisfies the claims.
 */
final class Samples {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final Set<Operator> PARTS =
      Set.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS);

  private final List<Claim> claims;
  private final List<Sample> samples = new ArrayList<>();

  private Samples(List<Claim> claims) {
    this.claims = claims;
  }

  /** Whether some value may satisfy all claims. */
  static boolean satisfy(List<Claim> claims) {
    if (contradict(claims)) {
      return false;
    }
    Samples all = new Samples(claims);
    all.gather();
    return all.samples.stream().anyMatch(sample -> claims.stream().noneMatch(sample::refutes));
  }

  /** Whether some number of events may satisfy all claims (C5). */
  static boolean satisfyCount(List<Claim> claims) {
    Set<BigDecimal> counts = new TreeSet<>(Set.of(BigDecimal.ZERO));
    for (BigDecimal number : numbers(literals(claims))) {
      BigDecimal floor = number.setScale(0, RoundingMode.FLOOR);
      for (int step = -1; step <= 2; step++) {
        BigDecimal count = floor.add(BigDecimal.valueOf(step));
        if (count.signum() >= 0) {
          counts.add(count);
        }
      }
    }
    return !contradict(claims)
        && counts.stream()
            .map(count -> Sample.exactly(new Value.Num(count)))
            .anyMatch(sample -> claims.stream().noneMatch(sample::refutes));
  }

  private static boolean contradict(List<Claim> claims) {
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1; j < claims.size(); j++) {
        if (claims.get(i).denies(claims.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Value> literals(List<Claim> claims) {
    List<Value> literals = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim.test().operand() instanceof Operand.Literal literal) {
        if (literal.value() instanceof Value.Many many) {
          literals.addAll(many.values());
        } else {
          literals.add(literal.value());
        }
      }
    }
    return literals;
  }

  private void gather() {
    List<Value> literals = literals(claims);
    samples.add(new Sample(Sample.Kind.UNKNOWN, null));
    samples.add(Sample.exactly(new Value.Bool(true)));
    samples.add(Sample.exactly(new Value.Bool(false)));
    samples.add(new Sample(Sample.Kind.SOME_LIST, null));
    between(List.copyOf(numbers(literals)));
    boolean spelt = !textsContradict();
    if (spelt && !agesContradict()) {
      dates(literals);
    }
    literals.stream()
        .filter(Value.Text.class::isInstance)
        .distinct()
        .forEach(text -> samples.add(Sample.exactly(text)));
    if (spelt) {
      samples.add(new Sample(Sample.Kind.OTHER_TEXT, null));
    }
  }

  private static TreeSet<BigDecimal> numbers(List<Value> literals) {
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    for (Value literal : literals) {
      if (literal instanceof Value.Num number) {
        numbers.add(number.number());
      }
    }
    return numbers;
  }

  /** The numbers themselves, one between each two, and one beyond either end. */
  private void between(List<BigDecimal> numbers) {
    if (numbers.isEmpty()) {
      add(BigDecimal.ZERO);
      return;
    }
    add(numbers.get(0).subtract(BigDecimal.ONE));
    for (int i = 0; i < numbers.size(); i++) {
      add(numbers.get(i));
      BigDecimal next = i + 1 < numbers.size() ? numbers.get(i + 1) : null;
      add(next == null ? numbers.get(i).add(BigDecimal.ONE) : numbers.get(i).add(next).divide(TWO));
    }
  }

  private void add(BigDecimal number) {
    samples.add(Sample.exactly(new Value.Num(number)));
  }

  /**
   * The same of instants. Beside instants a bare date has no certain place, for it begins where the
   * workspace is: then any date may do.
   */
  private void dates(List<Value> literals) {
    List<Value.Date> dates = new ArrayList<>();
    literals.forEach(
        literal -> {
          if (literal instanceof Value.Date date) {
            dates.add(date);
          }
        });
    long bare = dates.stream().filter(date -> date.date() != null).count();
    if (dates.isEmpty() || (bare > 0 && bare < dates.size())) {
      samples.add(new Sample(Sample.Kind.SOME_DATE, null));
      return;
    }
    List<Instant> instants =
        dates.stream().map(date -> date.instant(ZoneOffset.UTC)).distinct().sorted().toList();
    add(instants.get(0).minusSeconds(1));
    for (int i = 0; i < instants.size(); i++) {
      Instant at = instants.get(i);
      add(at);
      Duration step =
          i + 1 < instants.size()
              ? Duration.between(at, instants.get(i + 1)).dividedBy(2)
              : Duration.ofSeconds(1);
      add(at.plus(step));
    }
  }

  private void add(Instant at) {
    samples.add(Sample.exactly(new Value.Date(at.toString(), at, null)));
  }

  /** Whether no date is so old and so new at once (C4). */
  private boolean agesContradict() {
    for (Claim one : claims) {
      for (Claim other : claims) {
        if (atLeast(one) && atMost(other) && period(other).compareTo(period(one)) <= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of a date: that it is as old as the period, or older. */
  private static boolean atLeast(Claim claim) {
    return claim.test().operator() == (claim.holds() ? Operator.OLDER_THAN : Operator.NEWER_THAN);
  }

  /** Of a date: that it is newer than the period. */
  private static boolean atMost(Claim claim) {
    return claim.test().operator() == (claim.holds() ? Operator.NEWER_THAN : Operator.OLDER_THAN);
  }

  private static Duration period(Claim claim) {
    return ((Operand.Period) claim.test().operand()).duration();
  }

  /** Whether no text begins, ends and contains as claimed; letters of either case are one (C3). */
  private boolean textsContradict() {
    for (Claim one : claims) {
      for (Claim other : claims) {
        if (!one.equals(other) && one.holds() && textsContradict(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean textsContradict(Claim one, Claim other) {
    String first = part(one);
    String second = part(other);
    if (first == null || second == null) {
      return false;
    }
    boolean alike = one.test().operator() == other.test().operator();
    if (other.holds()) {
      return switch (one.test().operator()) {
        case STARTS_WITH -> alike && !first.startsWith(second) && !second.startsWith(first);
        case ENDS_WITH -> alike && !first.endsWith(second) && !second.endsWith(first);
        default -> false;
      };
    }
    return switch (other.test().operator()) {
      case STARTS_WITH -> alike && first.startsWith(second);
      case ENDS_WITH -> alike && first.endsWith(second);
      default -> first.contains(second);
    };
  }

  /** The part of a text that is asked for, or null where none is. */
  private static String part(Claim claim) {
    if (!PARTS.contains(claim.test().operator())
        || !(claim.test().operand() instanceof Operand.Literal literal)) {
      return null;
    }
    boolean text = literal.value() instanceof Value.Text || literal.value() instanceof Value.Date;
    return text ? Sample.folded(literal.value()) : null;
  }
}

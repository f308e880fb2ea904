package io.goalpost.service.figures;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.model.port.PeoplePort;
import io.goalpost.service.figures.Roll.Standing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The lists behind the figures. Thread-safe. */
public final class People implements PeoplePort {

  /** Entries in the order entered, as a roll has them; then companies by version and id. */
  private static final Comparator<Standing> ORDER =
      Comparator.comparing(Place::of, Comparator.naturalOrder());

  private final Rolls rolls;
  private final PeopleActions actions;

  public People(Rolls rolls, PeopleActions actions) {
    this.rolls = rolls;
    this.actions = actions;
  }

  @Override
  public Page people(String series, Select select, int limit, String cursor) {
    Place after = cursor == null ? null : Place.read(cursor);
    Roll roll = rolls.take(series, select.company());
    List<Standing> rest = new ArrayList<>();
    List<Standing> companies = new ArrayList<>();
    long[] total = new long[1];
    Predicate<Standing> behind = each -> after == null || Place.of(each).compareTo(after) > 0;
    select(
        roll,
        select,
        each -> {
          total[0]++;
          if (each.entry() == null) {
            companies.add(each);
          } else if (rest.size() <= limit && behind.test(each)) {
            rest.add(each); // entries come in their order
          }
        });
    companies.stream()
        .filter(behind)
        .sorted(ORDER)
        .limit(limit + 1L - rest.size())
        .forEach(rest::add);
    boolean more = rest.size() > limit;
    List<Standing> page = more ? rest.subList(0, limit) : rest;
    return new Page(
        roll.position(),
        total[0],
        page.stream().map(each -> person(each, roll.endings())).toList(),
        more ? Place.of(page.get(limit - 1)).cursor() : null);
  }

  /** Those wanted of a roll, one after the other: there may be more than memory has room for. */
  private static void select(Roll roll, Select select, Consumer<Standing> each) {
    Consumer<Standing> wanted =
        standing -> {
          if (standing.status() == select.status()
              && (select.block() == null || select.block().equals(standing.visit().block()))
              && (select.left() == null || select.left().equals(standing.left(roll.endings())))) {
            each.accept(standing);
          }
        };
    Range range = new Range(select.version(), select.from(), select.to());
    if (select.block() == null) {
      roll.ofSeries(range, wanted);
    } else {
      roll.ofBlocks(range, wanted);
    }
  }

  private static Person person(Standing of, Endings endings) {
    if (of.entry() == null) {
      return company(of.qualification());
    }
    Entry entry = of.entry();
    Checkpoint visit = of.visit();
    return new Person(
        entry.subject(),
        entry.user(),
        entry.company(),
        entry.id(),
        entry.snapshot().version(),
        entry.status().word(),
        entry.began(),
        entry.ended(),
        entry.goalHit(),
        of.left(endings),
        entry.openCheckpoints().stream().map(Checkpoint::block).toList(),
        visit == null ? null : visit.block(),
        visit == null ? null : visit.reached(),
        visit == null ? null : visit.until(),
        visit == null ? null : visit.left(),
        visit == null || visit.open() ? null : visit.how().name().toLowerCase(Locale.ROOT),
        of.when());
  }

  private static Person company(Qualification of) {
    return new Person(
        "company:" + of.company(),
        null,
        of.company(),
        0,
        of.version(),
        null,
        null,
        null,
        of.hit(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        of.hit());
  }

  @Override
  public Acted act(
      String series, String id, String by, Select select, List<String> users, Action action) {
    Roll roll = rolls.take(series, select == null ? null : select.company());
    Set<String> chosen = new LinkedHashSet<>();
    if (users != null) {
      chosen.addAll(users);
    } else {
      select(
          roll,
          select,
          each -> {
            if (each.entry() != null) {
              chosen.add(each.entry().user());
            }
          });
    }
    return actions.act(List.copyOf(chosen), id, by, action);
  }

  /**
   * Where somebody stands on a list, whatever else is on it.
   *
   * @param entry the entry's id; {@code Long.MAX_VALUE} for a company
   * @param version whose goal a company hit; else 0
   * @param company that hit its goal; else empty
   */
  private record Place(long entry, int version, String company) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::entry)
            .thenComparingInt(Place::version)
            .thenComparing(Place::company);

    static Place of(Standing standing) {
      Qualification of = standing.qualification();
      return standing.entry() != null
          ? new Place(standing.entry().id(), 0, "")
          : new Place(Long.MAX_VALUE, of.version(), of.company());
    }

    String cursor() {
      String text = entry + ":" + version + ":" + company;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Place read(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(":", 3);
        if (parts.length == 3) {
          return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }
      } catch (IllegalArgumentException none) {
        // falls through to the refusal
      }
      throw new RefusedException(
          List.of(new Fault(-1, "cursor", "is none that a page of this list gave")));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}

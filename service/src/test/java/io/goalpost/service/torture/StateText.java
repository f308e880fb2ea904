package io.goalpost.service.torture;

import io.goalpost.model.fact.Company;
import io.goalpost.service.checkpoint.EntryCodec;
import io.goalpost.service.checkpoint.FactsCodec;
import io.goalpost.service.recovery.SeriesText;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state as text, piece by piece, so that two can be compared and a difference be read. */
public final class StateText {

  private static final FactsCodec FACTS = new FactsCodec();
  private static final EntryCodec ENTRIES = new EntryCodec();

  private StateText() {}

  /**
   * All of it but the instant it stands at, which a checkpoint may know later than the last record.
   *
   * @param companies ids of those to be compared
   * @param diffs ids of those to be compared
   */
  public static SortedMap<String, String> of(
      StateView state, Set<String> companies, Set<String> diffs) {
    SortedMap<String, String> text = new TreeMap<>();
    text.put("position", "" + state.position());
    text.put("zone", "" + state.zone());
    text.put("next timer", "" + state.nextTimer());
    for (String user : state.userIds()) {
      text.put("user " + user, string(FACTS.encode(state.user(user))));
      state
          .entriesOf(user)
          .forEach(entry -> text.put("entry " + entry.id(), string(ENTRIES.encode(entry))));
    }
    for (String id : companies) {
      Company company = state.company(id);
      text.put("company " + id, company == null ? "none" : string(FACTS.encode(company)));
      text.put("members " + id, "" + state.members(id));
    }
    for (SeriesState series : state.allSeries()) {
      text.put("series " + series.id(), SeriesText.of(series));
      text.put("active " + series.id(), "" + state.activeEntries(series.id()));
    }
    diffs.forEach(id -> text.put("diff " + id, "" + state.seen(id)));
    return text;
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package io.goalpost.service.reference;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.series.Block;
import io.goalpost.service.reference.ReferenceEntry.Status;
import io.goalpost.service.reference.ReferenceEntry.Visit;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Figures, counted anew whenever they are asked for (§10). */
final class ReferenceFigures {

  private final ReferenceState state;

  ReferenceFigures(ReferenceState state) {
    this.state = state;
  }

  /** S1: not exclusive. */
  Map<String, Long> ofSeries(String series) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("started", entries(series, entry -> true));
    figures.put("finished", entries(series, entry -> entry.status == Status.FINISHED));
    figures.put("disengaged", entries(series, entry -> entry.disengagedPath));
    figures.put("exited", entries(series, entry -> entry.status == Status.EXITED));
    figures.put(
        "goal",
        entries(series, entry -> entry.goalHit) + state.companyHits.getOrDefault(series, 0L));
    return figures;
  }

  private long entries(String series, Predicate<ReferenceEntry> which) {
    return state.entries.stream()
        .filter(entry -> entry.series.equals(series))
        .filter(which)
        .count();
  }

  /** S2. */
  Map<String, Map<String, Long>> ofBlocks(String series) {
    Map<String, Map<String, Long>> blocks = new TreeMap<>();
    for (Block block : state.series.get(series).series.blocks()) {
      blocks.put(block.id(), ofBlock(series, block.id()));
    }
    for (ReferenceEntry entry : state.entries) {
      for (Visit visit : entry.series.equals(series) ? entry.visits : List.<Visit>of()) {
        blocks.computeIfAbsent(visit.block.id(), id -> ofBlock(series, id));
      }
    }
    return blocks;
  }

  private Map<String, Long> ofBlock(String series, String block) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("reached", visits(series, block, visit -> true));
    figures.put("trying", visits(series, block, v -> v.open() && v.block instanceof Block.Rule));
    figures.put(
        "pending", visits(series, block, v -> v.open() && v.block instanceof Block.Content));
    figures.put("waiting", visits(series, block, v -> v.open() && v.block instanceof Block.Wait));
    for (String how : List.of("matched", "unmatched", "sent", "unsent")) {
      figures.put(how, visits(series, block, visit -> how.equals(visit.how)));
    }
    figures.put("opened", receipts(series, block, r -> done(r, Interaction.Kind.OPENED)));
    figures.put("clicked", receipts(series, block, r -> done(r, Interaction.Kind.CLICKED)));
    figures.put("converted", receipts(series, block, r -> state.converted.contains(r.id())));
    return figures;
  }

  private long visits(String series, String block, Predicate<Visit> which) {
    return state.entries.stream()
        .filter(entry -> entry.series.equals(series))
        .flatMap(entry -> entry.visits.stream())
        .filter(visit -> visit.block.id().equals(block))
        .filter(which)
        .count();
  }

  private long receipts(String series, String block, Predicate<Receipt> which) {
    return state.facts.receipts.stream()
        .filter(receipt -> receipt.series().equals(series) && receipt.block().equals(block))
        .filter(which)
        .count();
  }

  private boolean done(Receipt receipt, Interaction.Kind kind) {
    return state.facts.touch(receipt, kind) != null;
  }

  ReferenceStanding standing(String series, String subject) {
    ReferenceStanding latest = null;
    for (ReferenceEntry entry : state.entries) {
      if (entry.series.equals(series) && entry.subject().equals(subject)) {
        latest =
            new ReferenceStanding(
                entry.status.name().toLowerCase(Locale.ROOT),
                entry.openVisits().stream().map(visit -> visit.block.id()).toList());
      }
    }
    return latest;
  }
}

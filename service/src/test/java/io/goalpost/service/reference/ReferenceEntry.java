package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Goal;
import io.goalpost.service.reference.ReferenceFacts.Baseline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run through a series, with what it pinned at its beginning. */
final class ReferenceEntry {

  enum Status {
    ACTIVE,
    FINISHED,
    DISENGAGED,
    EXITED
  }

  /** One visit to a block (S3). */
  static final class Visit {
    final long position;
    final Instant reached;
    Block block;
    Instant until;
    Instant opens;
    Baseline baseline;
    String how; // null while the entry is there

    Visit(Block block, long position, Instant reached) {
      this.block = block;
      this.position = position;
      this.reached = reached;
    }

    boolean open() {
      return how == null;
    }
  }

  final long id;
  final long cause;
  final String series;
  final String user;
  final String company;
  final Value key;
  final Instant began;
  final int version;
  final Goal goal;
  final Map<String, Value> properties;
  final Baseline baseline;
  final List<Visit> visits = new ArrayList<>();
  Status status = Status.ACTIVE;
  boolean finishedPath;
  boolean disengagedPath;
  boolean goalHit;

  ReferenceEntry(
      long id,
      long cause,
      ReferenceState.Live live,
      String user,
      String company,
      Value key,
      Instant began,
      Map<String, Value> properties,
      Baseline baseline) {
    this.id = id;
    this.cause = cause;
    this.series = live.series.id();
    this.user = user;
    this.company = company;
    this.key = key;
    this.began = began;
    this.version = live.version;
    this.goal = live.series.goal();
    this.properties = properties;
    this.baseline = baseline;
  }

  String subject() {
    return company == null ? user : user + "@" + company;
  }

  boolean active() {
    return status == Status.ACTIVE;
  }

  boolean visited(String block) {
    return visits.stream().anyMatch(visit -> visit.block.id().equals(block));
  }

  /** Where it is now, in order of arrival. */
  List<Visit> openVisits() {
    return visits.stream().filter(Visit::open).toList();
  }
}

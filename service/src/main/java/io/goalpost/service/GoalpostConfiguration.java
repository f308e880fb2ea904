package io.goalpost.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.OneOf;
import io.dropwizard.validation.ValidationMethod;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.goalpost.model.fact.Mask;
import io.goalpost.resources.Resources;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Dialect;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What {@code config.yml} says; what it leaves out has the defaults that it names. */
public final class GoalpostConfiguration extends Configuration {

  @Valid private StoreSettings store = new StoreSettings(null, null, null, null, null, null, null);
  @Valid private ClockSettings clock = new ClockSettings(null, null, null);

  @Valid
  private LimitSettings limits = new LimitSettings(null, null, null, null, null, null, null, null);

  @Valid private PrivacySettings privacy = new PrivacySettings(null);

  private String writeKeys = "";

  /** Where everything is kept. */
  public StoreSettings store() {
    return store;
  }

  /** What time it is, and where. */
  public ClockSettings clock() {
    return clock;
  }

  /** The bounds of what is taken at once. */
  public LimitSettings limits() {
    return limits;
  }

  /** What people are not shown. */
  public PrivacySettings privacy() {
    return privacy;
  }

  /** The keys the Segment API takes; empty takes any. */
  public Set<String> writeKeys() {
    return listed(writeKeys);
  }

  /** What a text lists with commas. */
  private static Set<String> listed(String text) {
    Set<String> all = new LinkedHashSet<>();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .forEach(all::add);
    return all;
  }

  @JsonProperty("store")
  void setStore(StoreSettings given) {
    store = given == null ? store : given;
  }

  @JsonProperty("clock")
  void setClock(ClockSettings given) {
    clock = given == null ? clock : given;
  }

  @JsonProperty("limits")
  void setLimits(LimitSettings given) {
    limits = given == null ? limits : given;
  }

  @JsonProperty("privacy")
  void setPrivacy(PrivacySettings given) {
    privacy = given == null ? privacy : given;
  }

  @JsonProperty("writeKeys")
  void setWriteKeys(String given) {
    writeKeys = given == null ? "" : given;
  }

  /**
   * The database.
   *
   * @param connectionsMax beside the one that keeps other processes out
   * @param backups the folder that backups of H2 are written into
   * @param search the folder that firings are searched in; empty for one beside H2's file
   */
  public record StoreSettings(
      @Pattern(
              regexp = "(?!(?i:.*;AUTO_SERVER=TRUE))jdbc:(h2|postgresql):.+",
              message = "must begin jdbc:h2: or jdbc:postgresql:, and not share by AUTO_SERVER")
          String url,
      String user,
      String password,
      @OneOf({"process", "power"}) String durability,
      @Min(2) @Max(100) Integer connectionsMax,
      String backups,
      String search) {
    public StoreSettings {
      url = Objects.requireNonNullElse(url, "jdbc:h2:file:./data/goalpost");
      user = Objects.requireNonNullElse(user, "sa");
      password = Objects.requireNonNullElse(password, "");
      durability = Objects.requireNonNullElse(durability, "process");
      connectionsMax = Objects.requireNonNullElse(connectionsMax, 8);
      backups = Objects.requireNonNullElse(backups, "./data/backups");
      search = Objects.requireNonNullElse(search, "");
    }

    /** How to connect. */
    DataSourceFactory dataSource() {
      DataSourceFactory settings = new DataSourceFactory();
      settings.setUrl(url);
      settings.setUser(user);
      settings.setPassword(password);
      settings.setInitialSize(1);
      settings.setMinSize(1);
      settings.setMaxSize(connectionsMax);
      return settings;
    }

    /** The index that firings of a store are searched in. */
    public FiringIndex searchOf(Store opened) {
      return searchFolder().map(FiringIndex::open).orElseGet(() -> FiringIndex.beside(opened));
    }

    /**
     * The folder of that index, where it is not beside the store's file: as given, or of PostgreSQL
     * one for each database, since two servers may have one folder for their data.
     */
    Optional<Path> searchFolder() {
      if (!search.isEmpty()) {
        return Optional.of(Path.of(search));
      }
      String database = url.split("[;?]", 2)[0];
      return Dialect.of(url) == Dialect.POSTGRESQL
          ? Optional.of(Path.of("./data/search-%08x".formatted(database.hashCode())))
          : Optional.empty();
    }

    /** What an answered commit outlives. */
    public Durability kept() {
      return Durability.valueOf(durability.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * The engine's time.
   *
   * @param start of a manual clock on an empty store
   * @param zone of the workspace
   */
  public record ClockSettings(
      @OneOf({"system", "manual"}) String kind, Instant start, String zone) {
    public ClockSettings {
      kind = Objects.requireNonNullElse(kind, "system");
      start = Objects.requireNonNullElse(start, Instant.parse("2026-01-05T09:00:00Z"));
      zone = Objects.requireNonNullElse(zone, "UTC");
    }

    /** Whether it is moved by hand. */
    @JsonIgnore
    public boolean isManual() {
      return kind.equals("manual");
    }

    /** The workspace's zone. */
    ZoneId workspace() {
      return ZoneId.of(zone);
    }

    @JsonIgnore
    @ValidationMethod(message = "zone must be a time zone, such as UTC or Europe/Berlin")
    public boolean isZoneKnown() {
      try {
        return ZoneId.of(zone) != null;
      } catch (DateTimeException unknown) {
        return false;
      }
    }
  }

  /**
   * What people are not shown.
   *
   * @param mask names of attributes and event properties, with commas
   */
  @SelfValidating
  public record PrivacySettings(String mask) {
    public PrivacySettings {
      mask = Objects.requireNonNullElse(mask, "");
    }

    /** Those names. */
    public Mask hidden() {
      return Mask.of(listed(mask));
    }

    /** A wrong name would leave open what somebody meant to hide: then nothing starts. */
    @SelfValidation
    public void check(ViolationCollector faults) {
      try {
        hidden();
      } catch (IllegalArgumentException wrong) {
        faults.addViolation("mask", "(GOALPOST_MASK) " + wrong.getMessage());
      }
    }
  }

  /**
   * The bounds. Each says what happens at it in {@code config.yml}.
   *
   * @param requestsWaitingMax for the engine's thread
   * @param bodySizeMax of a request, inflated
   * @param commitRecordsMax of one commit
   * @param checkpointRecords between two checkpoints
   * @param answerMax how long a request may wait
   * @param idsMax diff ids remembered
   * @param idsFor how long a diff id is remembered
   * @param firingsFor how long a firing can be found by searching; zero for ever
   */
  public record LimitSettings(
      @Min(1) @Max(1_000_000) Integer requestsWaitingMax,
      DataSize bodySizeMax,
      @Min(1) @Max(1_000_000) Integer commitRecordsMax,
      @Min(1) Integer checkpointRecords,
      Duration answerMax,
      @Min(1) @Max(100_000_000) Integer idsMax,
      Duration idsFor,
      Duration firingsFor) {
    public LimitSettings {
      Limits usual = Limits.DEFAULT;
      requestsWaitingMax = Objects.requireNonNullElse(requestsWaitingMax, usual.queueMax());
      bodySizeMax =
          Objects.requireNonNullElse(
              bodySizeMax, DataSize.mebibytes(Resources.BODY_BYTES_MAX >> 20));
      commitRecordsMax = Objects.requireNonNullElse(commitRecordsMax, usual.commitRecordsMax());
      checkpointRecords = Objects.requireNonNullElse(checkpointRecords, usual.checkpointRecords());
      answerMax =
          Objects.requireNonNullElse(answerMax, Duration.seconds(usual.answerMax().toSeconds()));
      idsMax = Objects.requireNonNullElse(idsMax, usual.state().idsMax());
      idsFor = Objects.requireNonNullElse(idsFor, Duration.days(usual.state().idsFor().toDays()));
      firingsFor = Objects.requireNonNullElse(firingsFor, Duration.seconds(0));
    }

    /** Those of the engine's thread. */
    public Limits ofEngine() {
      return new Limits(
          requestsWaitingMax,
          commitRecordsMax,
          checkpointRecords,
          answerMax.toJavaDuration(),
          new StateBounds(idsMax, idsFor.toJavaDuration(), StateBounds.DEFAULT.eventsKept()),
          firingsFor.toNanoseconds() == 0 ? null : firingsFor.toJavaDuration());
    }
  }
}

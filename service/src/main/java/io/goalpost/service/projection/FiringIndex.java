package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.StoreInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * The firings to be searched, in an index of Lucene's: made from the journal, and made again
 * wherever it is lost. What is added is found at once, and on the disk with the next {@link #keep}:
 * whoever is killed before goes on from the mark that is kept. Written by one thread, read by any.
 * Every method throws {@link StoreFailedException} where the index fails; the next use opens it
 * again, as it was last kept.
 */
public final class FiringIndex implements AutoCloseable {

  /** What figures count over time stays, however old (S1). */
  private static final Set<Kind> COUNTED =
      Set.of(Kind.ENTERED, Kind.FINISHED, Kind.DISENGAGED, Kind.EXITED, Kind.GOAL_HIT);

  static boolean isCounted(Kind kind) {
    return COUNTED.contains(kind);
  }

  private static final int PAGE = 10_000;
  private static final String SUFFIX = ".search";

  /** An index that is open. */
  private record Opened(IndexWriter writer, SearcherManager searchers) {}

  private interface Reading<R> {
    R of(IndexSearcher searcher) throws IOException;
  }

  private interface Writing {
    void to(IndexWriter writer) throws IOException;
  }

  private final IndexFolder folder;
  private Opened opened; // guarded by this; null before the first use and after a failure
  private volatile IndexMark mark;
  private volatile boolean kept;
  private boolean closed; // guarded by this

  FiringIndex(IndexFolder folder) {
    this.folder = folder;
  }

  /**
   * Opens the index in a folder, and makes it where there is none.
   *
   * @param folder null for one in memory
   * @throws StoreInUseException where another process has it
   */
  public static FiringIndex open(Path folder) {
    FiringIndex index = new FiringIndex(new IndexFolder(folder));
    index.opened();
    return index;
  }

  /** Opens the index beside the file of a store; in memory where a store has none here. */
  public static FiringIndex beside(Store store) {
    return open(
        store.file().map(file -> file.resolveSibling(file.getFileName() + SUFFIX)).orElse(null));
  }

  private synchronized Opened opened() {
    if (closed) {
      throw new StoreFailedException("the search is closed", null);
    }
    if (opened == null) {
      IndexWriter writer = folder.open();
      try {
        mark = IndexMark.of(writer.getLiveCommitData());
        kept = true;
        opened = new Opened(writer, new SearcherManager(writer, null));
      } catch (IOException failed) {
        throw new StoreFailedException("the search failed: " + failed.getMessage(), failed);
      }
    }
    return opened;
  }

  private StoreFailedException failed(Opened used, Exception failure) {
    leave(used);
    return new StoreFailedException("the search failed: " + failure.getMessage(), failure);
  }

  /** Gives up what was added since it was last kept, unless somebody did and opened it again. */
  private synchronized void leave(Opened left) {
    if (left != null && left.equals(opened)) {
      opened = null;
      try {
        left.searchers().close();
        left.writer().rollback();
      } catch (IOException | AlreadyClosedException ignored) {
        // The failure that made us leave it is the one to tell.
      }
    }
  }

  private void write(Writing work) {
    write(opened(), work);
  }

  private void write(Opened used, Writing work) {
    try {
      work.to(used.writer());
      kept = false;
    } catch (IOException | AlreadyClosedException failure) {
      throw failed(used, failure);
    }
  }

  private <R> R read(Reading<R> question) {
    Opened used = opened();
    SearcherManager searchers = used.searchers();
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException failure) {
      throw failed(used, failure);
    }
  }

  /** Where the index stands; behind where it stood, where it failed and was opened again. */
  IndexMark mark() {
    opened();
    return mark;
  }

  /**
   * Adds firings and moves the mark.
   *
   * @param from where the index stands
   * @throws StoreFailedException where it does not stand there any more
   */
  void add(List<Firing> firings, IndexMark from, IndexMark next) {
    Opened used = opened();
    if (!mark.equals(from)) {
      throw new StoreFailedException("the search failed meanwhile, and was opened again", null);
    }
    write(
        used,
        writer -> {
          for (Firing firing : firings) {
            writer.addDocument(FiringDocument.of(firing));
          }
        });
    mark = next;
  }

  /** Makes what was added ready to be searched, lest the next who searches has to wait for it. */
  void refresh() {
    Opened used = opened();
    try {
      used.searchers().maybeRefresh();
    } catch (IOException | AlreadyClosedException failure) {
      throw failed(used, failure);
    }
  }

  /** Brings to the disk what was added and dropped, if anything was. */
  void keep() {
    if (!kept) {
      write(
          writer -> {
            writer.setLiveCommitData(mark.data());
            writer.commit();
          });
      kept = true;
    }
  }

  /** Drops what is not after a position, except for what figures count. */
  void drop(long through) {
    BooleanQuery.Builder old = new BooleanQuery.Builder();
    old.add(positions(0, through + 1), Occur.FILTER);
    COUNTED.forEach(kind -> old.add(term(FiringDocument.KIND, kind.word()), Occur.MUST_NOT));
    write(writer -> writer.deleteDocuments(old.build()));
    mark = new IndexMark(mark.head(), through);
  }

  /** Empties it. */
  void clear() {
    write(IndexWriter::deleteAll);
    mark = IndexMark.NOTHING;
  }

  /** The position of the first firing at or after an instant; past the last for none. */
  public long firstAt(Instant instant) {
    long second = instant.getEpochSecond();
    BooleanQuery.Builder within =
        new BooleanQuery.Builder()
            .add(LongPoint.newExactQuery(FiringDocument.SECOND, second), Occur.FILTER)
            .add(
                IntPoint.newRangeQuery(FiringDocument.NANO, instant.getNano(), Integer.MAX_VALUE),
                Occur.FILTER);
    BooleanQuery.Builder from =
        new BooleanQuery.Builder()
            .add(
                LongPoint.newRangeQuery(FiringDocument.SECOND, second + 1, Long.MAX_VALUE),
                Occur.SHOULD)
            .add(within.build(), Occur.SHOULD);
    BooleanQuery.Builder asked = new BooleanQuery.Builder().add(from.build(), Occur.FILTER);
    return search(asked, 0, Long.MAX_VALUE, false, 1).stream()
        .mapToLong(Firing::position)
        .findFirst()
        .orElseGet(() -> last() + 1);
  }

  private long last() {
    return search(everything(), 0, Long.MAX_VALUE, true, 1).stream()
        .mapToLong(Firing::position)
        .findFirst()
        .orElse(0);
  }

  private static BooleanQuery.Builder everything() {
    return new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
  }

  /** Firings without what only the journal holds, in the order asked for. */
  public List<Firing> find(Query query) {
    long after = query.after();
    long before = query.before();
    if (query.from() != null) {
      after = Math.max(after, firstAt(query.from()) - 1);
    }
    if (query.to() != null) {
      before = Math.min(before, firstAt(query.to()));
    }
    BooleanQuery.Builder asked = new BooleanQuery.Builder();
    add(asked, FiringDocument.SERIES, query.series());
    add(asked, FiringDocument.USER, query.user());
    add(asked, FiringDocument.COMPANY, query.company());
    add(asked, FiringDocument.KIND, query.kind() == null ? null : query.kind().word());
    add(asked, FiringDocument.RULE, query.rule());
    add(
        asked,
        FiringDocument.VERSION,
        query.version() == 0 ? null : Integer.toString(query.version()));
    return search(asked, after, before, query.descending(), query.limit());
  }

  private static void add(BooleanQuery.Builder asked, String field, String wanted) {
    if (wanted != null) {
      asked.add(term(field, wanted), Occur.FILTER);
    }
  }

  private static TermQuery term(String field, String wanted) {
    return new TermQuery(new Term(field, FiringDocument.term(wanted)));
  }

  /** Those between two positions, neither included. */
  private static org.apache.lucene.search.Query positions(long after, long before) {
    return LongField.newRangeQuery(FiringDocument.POSITION, after + 1, before - 1);
  }

  private List<Firing> search(
      BooleanQuery.Builder asked, long after, long before, boolean descending, int limit) {
    if (before - 1 <= after || limit == 0) {
      return List.of();
    }
    asked.add(positions(after, before), Occur.FILTER);
    SortField order =
        LongField.newSortField(FiringDocument.POSITION, descending, SortedNumericSelector.Type.MIN);
    return read(
        searcher -> {
          List<Firing> found = new ArrayList<>();
          StoredFields fields = searcher.storedFields();
          for (ScoreDoc each : searcher.search(asked.build(), limit, new Sort(order)).scoreDocs) {
            found.add(FiringDocument.read(fields.document(each.doc)));
          }
          return found;
        });
  }

  /** The first firing of a kind of each entry of a series, by the entry's id. */
  public Map<Long, Firing> firstOfEntries(String series, Kind kind) {
    Map<Long, Firing> first = new HashMap<>();
    long after = 0;
    while (true) {
      List<Firing> page = find(Query.of(series, kind, after, PAGE));
      page.forEach(firing -> first.putIfAbsent(firing.entry(), firing));
      if (page.size() < PAGE) {
        return first;
      }
      after = page.get(page.size() - 1).position();
    }
  }

  /** Keeps what was added, and lets the next process have the index. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    try {
      if (opened != null) {
        keep();
      }
    } finally {
      closed = true;
      leave(opened);
      folder.close();
    }
  }
}

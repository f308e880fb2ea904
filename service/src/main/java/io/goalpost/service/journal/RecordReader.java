package io.goalpost.service.journal;

import io.goalpost.model.journal.JournalRecord;
import java.io.IOException;
import java.time.Instant;

/** Reads what is particular to records of one kind. */
@FunctionalInterface
interface RecordReader {
  JournalRecord read(long position, Instant at, CanonicalJsonReader in) throws IOException;
}

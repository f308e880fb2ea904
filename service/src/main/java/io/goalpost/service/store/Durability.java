package io.goalpost.service.store;

/** What an answered commit outlives. On PostgreSQL both are the same: it always syncs. */
public enum Durability {
  /** The end of the process, however it comes ({@code kill -9}). */
  PROCESS,
  /** A power cut too: the disk is synced after every segment. */
  POWER
}

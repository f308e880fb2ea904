/** Entries: what becomes of a user in a series. Immutable, replaced as a whole by every change. */
package io.goalpost.model.entry;

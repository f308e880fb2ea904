/**
 * The journal: records as JSON lines, lines in segments, segments in a hash chain, the chain in a
 * table. The truth from which everything else is derived.
 */
package io.goalpost.service.journal;

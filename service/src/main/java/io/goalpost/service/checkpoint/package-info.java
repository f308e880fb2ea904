/**
 * The checkpoint: what the engine holds in memory, stored behind it in bulk. With the journal's
 * tail after it, it gives the state again without running a rule.
 */
package io.goalpost.service.checkpoint;

/**
 * The engine's state: what is known and where everybody is, derived from the journal. Read through
 * {@link io.goalpost.service.state.StateView}; written by appliers only.
 */
package io.goalpost.service.state;

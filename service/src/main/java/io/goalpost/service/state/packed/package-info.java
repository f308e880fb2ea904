/**
 * Entries and users at rest, as bytes: there are millions of them, and few are looked at in any
 * second. In memory names are numbers; in a checkpoint they are written out ({@link
 * io.goalpost.service.state.packed.StoredForm}), and in the base of a journal it is JSON ({@code
 * checkpoint}), which outlives versions.
 */
package io.goalpost.service.state.packed;

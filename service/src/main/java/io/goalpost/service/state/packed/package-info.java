/**
 * Entries at rest, as bytes: millions of them wait for weeks, and few are looked at in any second.
 * The form is of memory alone; what is stored has one of its own ({@code checkpoint}).
 */
package io.goalpost.service.state.packed;

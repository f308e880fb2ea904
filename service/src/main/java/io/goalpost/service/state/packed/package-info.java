/**
 * Entries and users at rest, as bytes: there are millions of them, and few are looked at in any
 * second. The form is of memory alone; what is stored has one of its own ({@code checkpoint}).
 */
package io.goalpost.service.state.packed;

/**
 * The application: it takes diffs in, lets the rules decide on the one engine thread, commits the
 * journal, and carries what was fired to projections and the outbox.
 */
package io.goalpost.service;

/**
 * Tries a definition out beside the server: on a copy of what is known, with an engine of its own.
 * Nothing of it is kept, and the server's engine does nothing but hand the copy out.
 */
package io.goalpost.service.trial;

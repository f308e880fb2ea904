/**
 * The engine's thread: a bounded queue in front of it, a commit behind it. What queued while one
 * commit ran goes into the next.
 */
package io.goalpost.service.loop;

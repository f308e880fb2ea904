/** Takes the oldest segments off the journal; what they came to is kept as its base. */
package io.goalpost.service.prune;

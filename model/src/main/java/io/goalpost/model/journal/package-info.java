/** The records of the journal: what came in, what fired, and how entries moved. */
package io.goalpost.model.journal;

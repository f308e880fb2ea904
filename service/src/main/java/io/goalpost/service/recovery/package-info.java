/** How a state comes back from what is stored: the last checkpoint, then the journal's tail. */
package io.goalpost.service.recovery;

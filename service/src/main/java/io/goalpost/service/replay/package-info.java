/** The rules over a journal again: whether they still say what was written down then. */
package io.goalpost.service.replay;

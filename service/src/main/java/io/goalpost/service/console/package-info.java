/** Hands out the web console's files, which the console module packs into the jar. */
package io.goalpost.service.console;

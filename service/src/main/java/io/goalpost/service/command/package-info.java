/** What can be run from the command line; the table of it is {@code Commands}. */
package io.goalpost.service.command;

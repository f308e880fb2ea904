/** What {@code goalpost demo} plays: users, what they do, and how it is shown. */
package io.goalpost.service.command.demo;

/** What the engine offers to those in front of it, whatever the protocol. All are thread-safe. */
package io.goalpost.model.port;

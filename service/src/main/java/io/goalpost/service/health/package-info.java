/** What whoever runs the server can watch: health checks and metrics on the admin port. */
package io.goalpost.service.health;

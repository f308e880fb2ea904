/** Copies of an H2 store, taken while the server runs. */
package io.goalpost.service.backup;

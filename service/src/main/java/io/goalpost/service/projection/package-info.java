/**
 * What is derived from the journal behind the engine, to be searched: firings as rows. It may be
 * thrown away and made again at any time.
 */
package io.goalpost.service.projection;

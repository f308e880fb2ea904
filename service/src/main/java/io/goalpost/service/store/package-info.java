/** The database: opening it alone, bringing its tables up to date, transactions. */
package io.goalpost.service.store;

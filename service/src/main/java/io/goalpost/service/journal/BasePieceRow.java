package io.goalpost.service.journal;

/**
 * A row of the table {@code journal_base_piece}.
 *
 * @param base the position of the base whose state it is a piece of
 * @param number from 1, dense
 * @param hash SHA-256 of the hash of the piece before and the body, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record BasePieceRow(long base, long number, byte[] body, String hash) {}

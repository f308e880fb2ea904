package io.goalpost.service.reference;

import java.util.List;

/** Where an entry is: {@code active}, {@code finished} …, and the blocks it waits in. */
public record ReferenceStanding(String status, List<String> at) {}

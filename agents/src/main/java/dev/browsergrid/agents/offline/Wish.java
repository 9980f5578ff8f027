package dev.browsergrid.agents.offline;

/// A part of the task: the user's words and what they ask for.
record Wish(String clause, Intent intent) {}

package dev.browsergrid.agents;

/// An earlier exchange of the same conversation, told to the model before the task.
public record Turn(String instruction, String answer) {}

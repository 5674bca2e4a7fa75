namespace Serverless.Domain.Platform;

/// <summary>
/// What the author of an edit requires of the state that it replaces; null when the edit may be made. It is judged on
/// the state that the edit was computed from, in the step that saves it.
/// </summary>
/// <param name="present">The state that the edit replaces.</param>
/// <param name="changed">The state after the edit.</param>
public delegate Error? EditCondition<in T>(T present, T changed);

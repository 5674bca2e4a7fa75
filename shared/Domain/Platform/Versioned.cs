namespace Serverless.Domain.Platform;

/// <summary>A value as it was read, with the version that a save must still find.</summary>
public readonly record struct Versioned<T>(T Value, string Version);

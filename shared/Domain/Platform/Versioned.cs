namespace Serverless.Domain.Platform;

/// <summary>A value and its version when it was read; a save fails if the version has changed.</summary>
public readonly record struct Versioned<T>(T Value, string Version);

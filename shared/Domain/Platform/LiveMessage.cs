namespace Serverless.Domain.Platform;

/// <summary>
/// An event for connected clients. Operations return these; the functions translate them into messages of the hub. Each
/// kind is declared beside its operation.
/// </summary>
public abstract record LiveMessage(PerformanceId Performance);

/// <summary>The result of an operation, and the live messages that it causes.</summary>
public sealed record WithMessages<T>(T Result, IReadOnlyList<LiveMessage> Messages)
    where T : notnull;

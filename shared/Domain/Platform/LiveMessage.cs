namespace Serverless.Domain.Platform;

/// <summary>
/// An event that connected clients see at once. Operations return these; the functions translate them into the hub's
/// messages. Each kind lies beside the operation that returns it.
/// </summary>
public abstract record LiveMessage(PerformanceId Performance);

/// <summary>The result of an operation, and the live messages that it causes.</summary>
public sealed record WithMessages<T>(T Result, IReadOnlyList<LiveMessage> Messages)
    where T : notnull;

namespace Serverless.Domain.Operations;

/// <summary>The result of the last check of the dependencies.</summary>
/// <param name="CheckedAt">The time of the check.</param>
/// <param name="Missing">The dependencies that did not answer, in the order of their registration.</param>
public sealed record Readiness(DateTimeOffset CheckedAt, IReadOnlyList<MissingDependency> Missing)
{
    public bool IsReady => Missing.Count == 0;
}

/// <summary>A dependency that is down, or did not answer within its limit.</summary>
public sealed record MissingDependency(string Name, bool IsSilent);

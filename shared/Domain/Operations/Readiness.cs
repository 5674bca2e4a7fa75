namespace Serverless.Domain.Operations;

/// <summary>What was found when the dependencies were last asked.</summary>
/// <param name="CheckedAt">When they were asked.</param>
/// <param name="Missing">Those that did not answer, in the order in which they were declared.</param>
public sealed record Readiness(DateTimeOffset CheckedAt, IReadOnlyList<MissingDependency> Missing)
{
    public bool IsReady => Missing.Count == 0;
}

/// <summary>A dependency that is away, or that did not answer within its limit.</summary>
public sealed record MissingDependency(string Name, bool IsSilent);

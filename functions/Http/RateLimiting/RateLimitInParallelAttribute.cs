namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// Counts the request while the function runs, so that both wait for Redis at the same time. A caller over the limit
/// gets only the rejection, and its next requests are rejected before the function until a token exists again. For
/// functions with frequent calls that set no headers before they return, and that change nothing but the caller's
/// heartbeat and work that is due for any caller.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RateLimitInParallelAttribute : Attribute;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// The bucket is asked while the function is at work, so that both wait for Redis once. Who turns out to come too often
/// hears only that; until a token exists again, the next request is sent away before any work. For functions that are
/// asked often, that leave headers to their answer, and that change only two things: the note that the caller is still
/// there, and what is due no matter who asks.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RateLimitInParallelAttribute : Attribute;

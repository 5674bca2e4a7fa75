namespace Serverless.Functions.Http.RateLimiting;

/// <summary>No rate limit: for probes and scrapers, which must reach a platform under attack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DisableRateLimitingAttribute : Attribute;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>No bucket counts the calls: for probes and scrapers, which must see a platform that is under attack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DisableRateLimitingAttribute : Attribute;

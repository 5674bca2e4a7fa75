using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Redis is away, and nothing was done.</summary>
public sealed class RedisUnavailableException(string message, Exception? innerException = null)
    : DependencyUnavailableException(message, innerException);

/// <summary>
/// Redis did not answer in time, or the connection broke. What was asked may have been done, or may be done yet.
/// </summary>
public sealed class RedisUnknownOutcomeException(string message, Exception? innerException = null)
    : DependencyUnavailableException(message, innerException);

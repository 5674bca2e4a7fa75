using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Redis is down or refuses the call, and nothing was done.</summary>
public sealed class RedisUnavailableException(string message, Exception? innerException = null)
    : DependencyUnavailableException(message, innerException);

/// <summary>
/// Redis did not answer in time, or the connection broke. The call may have been done, or may still be done.
/// </summary>
public sealed class RedisUnknownOutcomeException(string message, Exception? innerException = null)
    : DependencyUnavailableException(message, innerException);

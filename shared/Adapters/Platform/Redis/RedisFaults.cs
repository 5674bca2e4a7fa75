using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Tells failures without effect, failures with an unknown outcome, and bugs apart.</summary>
internal static class RedisFaults
{
    // The server returns these errors before it does anything.
    private static readonly string[] Errors =
        ["LOADING", "READONLY", "CLUSTERDOWN", "MASTERDOWN", "BUSY ", "TRYAGAIN"];

    /// <summary>The exception to throw instead; null for a bug, which stays as it is.</summary>
    public static Exception? Translate(Exception exception) => exception switch
    {
        // The client found no connection to write to, so the server never saw the call.
        RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection } =>
            new RedisUnavailableException("Redis is not connected.", exception),
        RedisConnectionException or ObjectDisposedException =>
            new RedisUnknownOutcomeException("The connection to Redis broke while a call was under way.", exception),
        TimeoutException => new RedisUnknownOutcomeException("Redis did not answer in time.", exception),
        RedisServerException when Errors.Any(error => Contains(exception, error)) =>
            new RedisUnavailableException("Redis does not serve calls at present.", exception),
        _ => null,
    };

    /// <summary>
    /// Whether the server does not know a script by its digest, as after a restart. Servers add text before the code.
    /// </summary>
    public static bool IsScriptMissing(RedisServerException exception) => Contains(exception, "NOSCRIPT");

    private static bool Contains(Exception exception, string word) =>
        exception.Message.Contains(word, StringComparison.Ordinal);
}

using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Sorts the client's failures into "nothing was done", "who knows" and bugs.</summary>
internal static class RedisFaults
{
    // The server refuses these before it does anything.
    private static readonly string[] Errors =
        ["LOADING", "READONLY", "CLUSTERDOWN", "MASTERDOWN", "BUSY ", "TRYAGAIN"];

    /// <summary>What to throw instead; null for a bug, which stays as it is.</summary>
    public static Exception? Translate(Exception exception) => exception switch
    {
        // The client found no connection to write to, so the server never saw the call.
        RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection } =>
            new RedisUnavailableException("Redis is not connected.", exception),
        RedisConnectionException or ObjectDisposedException =>
            new RedisUnknownOutcomeException("The connection to Redis broke while a call was under way.", exception),
        TimeoutException => new RedisUnknownOutcomeException("Redis did not answer in time.", exception),
        RedisServerException when Errors.Any(error => Says(exception, error)) =>
            new RedisUnavailableException("Redis does not serve calls at present.", exception),
        _ => null,
    };

    /// <summary>
    /// Whether the server does not know a script by its digest, as after its restart. Servers put words before it.
    /// </summary>
    public static bool IsScriptMissing(RedisServerException exception) => Says(exception, "NOSCRIPT");

    private static bool Says(Exception exception, string word) =>
        exception.Message.Contains(word, StringComparison.Ordinal);
}

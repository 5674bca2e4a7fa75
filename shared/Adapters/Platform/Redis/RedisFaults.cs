using System.Collections.Frozen;
using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// Tells what a failed call means: the server refused it and nothing was done, the outcome is unknown, or the call is
/// wrong. The first two are <see cref="Domain.Platform.DependencyUnavailableException"/>s; the last stays as it is.
/// </summary>
internal static class RedisFaults
{
    // The codes of errors that a wrong call causes. With every other code the server refuses a right call because of
    // its own state: out of memory, a failed snapshot, no replica, no password, no permission, a replica, loading.
    private static readonly FrozenSet<string> Bugs =
        ((string[])["ERR", "WRONGTYPE", "CROSSSLOT", "NOSCRIPT", "BUSYKEY", "BUSYGROUP", "NOGROUP", "NOPROTO"])
            .ToFrozenSet(StringComparer.Ordinal);

    // Some servers write a refusal inside another error, as older ones do for scripts: "ERR Error running …: -OOM …".
    private static readonly string[] RefusedTexts =
    [
        "OOM ", "MISCONF ", "NOREPLICAS ", "NOAUTH ", "WRONGPASS ", "NOPERM ", "READONLY ", "LOADING ", "MASTERDOWN ",
        "CLUSTERDOWN ", "TRYAGAIN ", "BUSY ", "DENIED ", "MOVED ", "ASK ", "Script killed", "max number of clients",
        "out of memory", "Authentication required", "Shutting down",
    ];

    /// <summary>The exception to throw instead; null for a bug, which stays as it is.</summary>
    public static Exception? Translate(Exception exception) => exception switch
    {
        // The client found no connection to write to, or was not let in, so the server never saw the call.
        RedisConnectionException
        {
            FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection
                or ConnectionFailureType.AuthenticationFailure,
        } => new RedisUnavailableException("Redis is not connected.", exception),
        RedisConnectionException or ObjectDisposedException =>
            new RedisUnknownOutcomeException("The connection to Redis broke while a call was under way.", exception),
        TimeoutException => new RedisUnknownOutcomeException("Redis did not answer in time.", exception),
        RedisServerException when CodeOf(exception.Message) is { } code =>
            new RedisUnavailableException($"Redis refuses calls at present: {code}.", exception),

        // The client writes a text of its own when it cannot follow the server's direction.
        RedisServerException { Kind: RedisErrorKind.Moved or RedisErrorKind.Ask or RedisErrorKind.MaxClients } moved =>
            new RedisUnavailableException($"Redis refuses calls at present: {moved.Kind}.", exception),

        // The client knows that the server is a replica, or has no server for the command.
        RedisCommandException when exception.Message.Contains("replica", StringComparison.OrdinalIgnoreCase) =>
            new RedisUnavailableException("Redis refuses calls at present: READONLY.", exception),
        _ => null,
    };

    /// <summary>
    /// Whether the server does not know a script by its digest, as after a restart. Servers add text before the code.
    /// </summary>
    public static bool IsScriptMissing(RedisServerException exception) => Contains(exception.Message, "NOSCRIPT");

    /// <summary>The code of a refusal, which names no key and no argument; null for a wrong call.</summary>
    public static string? CodeOf(string message)
    {
        var end = message.AsSpan().IndexOf(' ');
        var first = end < 0 ? message : message[..end];

        return IsCode(first) && !Bugs.Contains(first)
            ? first
            : Array.Find(RefusedTexts, text => Contains(message, text))?.Trim();
    }

    private static bool IsCode(string word) => word.Length > 1 && word.All(char.IsAsciiLetterUpper);

    private static bool Contains(string message, string word) => message.Contains(word, StringComparison.Ordinal);
}

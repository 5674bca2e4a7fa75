using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

/// <summary>Logs failures of live messages, which have no HTTP response.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Information, "Ignored {Message} of connection {Connection}: {Reason}")]
    public static partial void MessageIgnored(this ILogger logger, string message, string connection, string reason);

    // A flood of messages must not become a flood of lines.
    [LoggerMessage(3, LogLevel.Debug, "Rejected {Message} of connection {Connection}: too many messages")]
    public static partial void MessageLimited(this ILogger logger, string message, string connection);

    [LoggerMessage(2, LogLevel.Warning, "Could not count connection {Connection} after {Message}: {Cause}")]
    public static partial void CountFailed(this ILogger logger, string connection, string message, string cause);
}

using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

/// <summary>Logs failures of live messages, which have no HTTP response.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Information, "Ignored {Message} of connection {Connection}: {Reason}")]
    public static partial void MessageIgnored(this ILogger logger, string message, string connection, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Could not count connection {Connection} after {Message}: {Cause}")]
    public static partial void CountFailed(this ILogger logger, string connection, string message, string cause);
}

using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// Stands for Azure.Data.Tables.TableTransactionFailedException. The service puts the number of the failed action and a
/// colon in front of its message.
/// </summary>
public class TableTransactionFailedException(RequestFailedException requestFailedException)
    : RequestFailedException(
        requestFailedException.Status,
        requestFailedException.Message,
        requestFailedException.ErrorCode,
        requestFailedException.InnerException)
{
    public int? FailedTransactionActionIndex { get; } = IndexIn(requestFailedException.Message);

    private static int? IndexIn(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(message.AsSpan(0, end), CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}

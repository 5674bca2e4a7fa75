using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Reads the answer to an entity group transaction: one part per action when it was committed, a single part with the
/// error of the action that prevented it otherwise.
/// </summary>
internal static class TransactionAnswer
{
    private const string StatusLine = "HTTP/1.1 ";
    private const string EtagHeader = "ETag:";
    private const int StatusLength = 3;

    public static IReadOnlyList<Response> Read(TableAnswer answer, int actionCount)
    {
        var text = Encoding.UTF8.GetString(answer.Content);
        var responses = new List<Response>(actionCount);
        var start = text.IndexOf(StatusLine, StringComparison.Ordinal);

        while (start >= 0)
        {
            var end = text.IndexOf("\n" + StatusLine, start, StringComparison.Ordinal);
            responses.Add(ReadPart(text.AsSpan(start, (end < 0 ? text.Length : end) - start)));
            start = end < 0 ? -1 : end + 1;
        }

        return responses.Count == actionCount
            ? responses
            : throw new RequestFailedException(
                (int)answer.Status, $"The answer has {responses.Count} parts for {actionCount} actions.", null, null);
    }

    private static ActionResponse ReadPart(ReadOnlySpan<char> part)
    {
        var status = int.Parse(part.Slice(StatusLine.Length, StatusLength), CultureInfo.InvariantCulture);

        if (status >= 400)
        {
            throw new TableTransactionFailedException(ErrorJson.Read(status, JsonIn(part)));
        }

        foreach (var line in part.EnumerateLines())
        {
            if (line.StartsWith(EtagHeader, StringComparison.OrdinalIgnoreCase))
            {
                return new(status, new ETag(line[EtagHeader.Length..].Trim().ToString()));
            }
        }

        return new(status, etag: null);
    }

    private static byte[] JsonIn(ReadOnlySpan<char> part)
    {
        var start = part.IndexOf('{');
        var end = part.LastIndexOf('}');

        return start < 0 || end < start ? [] : Encoding.UTF8.GetBytes(part[start..(end + 1)].ToString());
    }
}

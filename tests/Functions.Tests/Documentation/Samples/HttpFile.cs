using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Documentation.Samples;

/// <summary>One request of an .http file, with variables still in it.</summary>
/// <param name="Title">What stands behind ###.</param>
/// <param name="Name">By which later requests refer to the response.</param>
/// <param name="Expected">The status in the comment "expect"; null when there is none.</param>
/// <param name="Part">A text that the answer contains, when the comment names one.</param>
internal sealed record HttpFileRequest(
    string Title,
    string? Name,
    int? Expected,
    string Part,
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body);

/// <summary>Reads the form of .http files that editors have in common: variables, named requests, comments.</summary>
internal sealed partial record HttpFile(
    IReadOnlyDictionary<string, string> Variables, IReadOnlyList<HttpFileRequest> Requests)
{
    public static HttpFile Parse(string text) => new(
        ReadVariables(text),
        [.. Separator().Split(text).Select(block => block.Split('\n')).Select(ReadRequest).OfType<HttpFileRequest>()]);

    public static Dictionary<string, string> ReadVariables(string text) => Variable().Matches(text)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());

    // Separators stay at the start of their block, so the first line is the title.
    private static HttpFileRequest? ReadRequest(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.Trim().Length > 0 && line[0] is not ('#' or '@'));

        if (start < 0)
        {
            return null;
        }

        var comments = string.Join('\n', lines[..start]);
        var expected = Expectation().Match(comments);
        var first = lines[start].Split(' ', 2);
        var end = Array.FindIndex(lines, start, line => line.Trim().Length == 0);
        end = end < 0 ? lines.Length : end;

        return new HttpFileRequest(
            lines[0].TrimStart('#').Trim(),
            RequestName().Match(comments) is { Success: true } name ? name.Groups[1].Value : null,
            expected.Success ? int.Parse(expected.Groups[1].ValueSpan, null) : null,
            expected.Groups[2].Value.Trim(),
            first[0],
            first[1].Trim(),
            [.. lines[(start + 1)..end].Select(line => line.Split(':', 2)).Select(pair =>
                KeyValuePair.Create(pair[0].Trim(), pair[1].Trim()))],
            string.Join('\n', lines[end..]).Trim());
    }

    [GeneratedRegex("^(?=###)", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^@(\w+)\s*=(.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^# @name (\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex RequestName();

    [GeneratedRegex(@"^# expect (\d{3})(.*)$", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Serverless.Functions.Tests.Http.Identifiers;

/// <summary>
/// Finds UUIDs in texts, also those behind a prefix without dashes, such as <c>rsv_0198…</c>. Those that tests sent
/// are their own; all others in a response were made by the platform.
/// </summary>
internal static partial class Uuids
{
    private static readonly ConcurrentDictionary<Guid, bool> Sent = [];

    /// <summary>Whether the original's validator takes it, validator.js with version 4.</summary>
    public static bool SaysVersion4(Guid id) => Version4().IsMatch(id.ToString());

    public static IEnumerable<Guid> In(string text) => AnyUuid().Matches(text)
        .Select(match => Guid.Parse(match.Groups["dashed"] is { Success: true } dashed
            ? dashed.ValueSpan
            : match.Groups["plain"].ValueSpan))
        .Distinct();

    /// <summary>Remembers what a request sends, also inside of its token.</summary>
    public static void RememberSent(string text)
    {
        foreach (var id in In(text).Concat(Tokens().Matches(text).SelectMany(token => In(Read(token.Groups[1].Value)))))
        {
            Sent[id] = true;
        }
    }

    /// <summary>The UUIDs of a response that no request has sent before.</summary>
    public static IEnumerable<Guid> MintedIn(string response) => In(response).Where(id => !Sent.ContainsKey(id));

    private static string Read(string payload)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(payload));
        }
        catch (FormatException)
        {
            return string.Empty;
        }
    }

    [GeneratedRegex("^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$", RegexOptions.IgnoreCase)]
    private static partial Regex Version4();

    [GeneratedRegex(
        "(?<![0-9a-f])(?<dashed>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])"
            + "|_(?<plain>[0-9a-f]{32})(?![0-9a-f])",
        RegexOptions.IgnoreCase)]
    private static partial Regex AnyUuid();

    [GeneratedRegex(@"ey[\w-]+\.([\w-]+)\.")]
    private static partial Regex Tokens();
}

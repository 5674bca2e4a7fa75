using System.Text.RegularExpressions;

namespace Serverless.Local.Host;

/// <summary>Replaces %Name% in attributes by the setting of that name. Throws for an unknown setting.</summary>
internal static partial class SettingExpressions
{
    public static string Resolve(string text, Func<string, string?> settings) => Expression().Replace(text, match =>
        settings(match.Groups[1].Value) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"'{match.Value}' does not resolve to a value."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}

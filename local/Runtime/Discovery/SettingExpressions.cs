using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Serverless.Local.Runtime.Discovery;

/// <summary>Replaces %Name% in attributes by the setting of that name; an unknown one stops the start.</summary>
internal static partial class SettingExpressions
{
    public static string Resolve(string text, IConfiguration settings) => Expression().Replace(text, match =>
    {
        // Azure writes nested settings with two underscores; the configuration knows them with a colon.
        var name = match.Groups[1].Value;

        return settings[name] ?? settings[name.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new InvalidOperationException($"'%{name}%' does not resolve to a value.");
    });

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}

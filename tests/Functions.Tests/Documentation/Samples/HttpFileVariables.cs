using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Documentation.Samples;

/// <summary>
/// Puts values in the place of {{…}}: variables of the file, times, and members of earlier answers by a simple JSON
/// path.
/// </summary>
internal sealed partial class HttpFileVariables(IReadOnlyDictionary<string, string> variables)
{
    private readonly Dictionary<string, string> _answers = [];

    public void Remember(string name, string answer) => _answers[name] = answer;

    public string Expand(string text) => Placeholder().Replace(text, match => ValueOf(match.Groups[1].Value.Trim()));

    private string ValueOf(string expression)
    {
        if (ResponsePath().Match(expression) is { Success: true } path)
        {
            return Find(_answers[path.Groups[1].Value], path.Groups[2].Value);
        }

        if (RelativeTime().Match(expression) is { Success: true } time)
        {
            var count = int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

            return (time.Groups[2].Value == "d" ? Now().AddDays(count) : Now().AddHours(count))
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        if (RelativeDay().Match(expression) is { Success: true } day)
        {
            return Now().AddDays(int.Parse(day.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return expression == "$timestamp"
            ? Now().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : Expand(variables[expression]);
    }

    private static string Find(string answer, string path)
    {
        using var json = JsonDocument.Parse(answer);
        var value = PathPart().Matches(path).Aggregate(json.RootElement, (element, part) => part.Groups[1].Success
            ? element.GetProperty(part.Groups[1].Value)
            : element[int.Parse(part.Groups[2].ValueSpan, CultureInfo.InvariantCulture)]);

        return value.ToString();
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(\w+)\.response\.body\.\$(.*)$")]
    private static partial Regex ResponsePath();

    [GeneratedRegex(@"^\$datetime iso8601 (-?\d+) ([dh])$")]
    private static partial Regex RelativeTime();

    [GeneratedRegex(@"^\$datetime 'YYYY-MM-DD' (-?\d+) d$")]
    private static partial Regex RelativeDay();

    [GeneratedRegex(@"\.(\w+)|\[(\d+)\]")]
    private static partial Regex PathPart();
}

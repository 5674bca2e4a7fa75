using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Http.Logs;

/// <summary>The level and the format of logs. Two settings, no section.</summary>
internal sealed record LogPolicy : IValidatableObject
{
    public const string LevelSetting = "LOG_LEVEL";
    public const string FormatSetting = "LOG_FORMAT";

    private const string Json = "json";
    private const string Host = "host";

    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["information"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["fatal"] = LogLevel.Critical,
        ["critical"] = LogLevel.Critical,
        ["none"] = LogLevel.None,
    };

    public string Level { get; internal set; } = "info";

    /// <summary>One JSON object per line on standard output, or the logs of the host.</summary>
    public string Format { get; internal set; } = Host;

    public bool IsJson => string.Equals(Format, Json, StringComparison.OrdinalIgnoreCase);

    public LogLevel MinLevel => Levels.GetValueOrDefault(Level, LogLevel.Information);

    public void Read(IConfiguration settings)
    {
        Level = settings[LevelSetting] is { Length: > 0 } level ? level : Level;
        Format = settings[FormatSetting] is { Length: > 0 } format ? format : Format;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Levels.ContainsKey(Level))
        {
            yield return new ValidationResult($"{LevelSetting} must be one of {string.Join(", ", Levels.Keys)}.");
        }

        if (!IsJson && !string.Equals(Format, Host, StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult($"{FormatSetting} must be {Json} or {Host}.");
        }
    }
}

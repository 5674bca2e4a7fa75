using System.Globalization;

namespace Serverless.Domain.Platform;

/// <summary>Instants as texts: UTC with milliseconds, on every machine.</summary>
public static class Instant
{
    public const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>
/// The keys of stored revocations: one partition for each day, and in it the order of time, so that an instance reads
/// only what is new.
/// </summary>
internal static class RevocationKeys
{
    private const int RandomBytes = 8;

    private const string Collection = "revoked-sessions";
    private const string DayForm = "yyyyMMdd";

    public static DocumentPartition Of(DateOnly day) => Of(day.ToString(DayForm, CultureInfo.InvariantCulture));

    public static DocumentPartition Of(string day) => new(Collection, day);

    /// <summary>Null for a text that names no day.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    /// <summary>The random part makes two identifiers of one instant differ.</summary>
    public static string Next(DateTimeOffset now) =>
        Start(now) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>All revocations of a day from this time on.</summary>
    public static DocumentRange Since(DateTimeOffset time) => new(Start(time), "~");

    public static DocumentRange All { get; } = DocumentRange.Prefix(string.Empty);

    private static string Start(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeMilliseconds():D15}");
}

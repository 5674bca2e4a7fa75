using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>What a request brings, in its query and its body: one name, one value.</summary>
public sealed class IngressoParameters(IReadOnlyDictionary<string, string> values, IngressoPolicy policy)
{
    private static readonly string[] No = ["false", "0", "no"];

    public IEnumerable<string> Names => values.Keys;

    /// <summary>Null when it is missing or empty.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    /// <summary>The first of several names for the same thing.</summary>
    public string? Text(string name, string other) => Text(name) ?? Text(other);

    /// <summary>A flag is up when it is there, even empty, and does not say no.</summary>
    public bool Flag(string name) =>
        values.TryGetValue(name, out var text) && IsUp(text);

    public static bool IsUp(string text) => !No.Contains(text, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A whole number, or <paramref name="missing"/> when there is none.</summary>
    public Result<int> Number(string name, int min, int max, int missing) => Text(name) switch
    {
        null => missing,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max => number,
        _ => IngressoCodes.Bad(
            string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {min} to {max}")),
    };

    /// <summary>
    /// The values of <c>disc0</c>, <c>disc1</c> and so on; an empty text where one is missing between.
    /// </summary>
    public IReadOnlyList<string> Numbered(string prefix, int count)
    {
        var found = Enumerable.Range(0, count)
            .Select(rank => Text(string.Create(CultureInfo.InvariantCulture, $"{prefix}{rank}")) ?? string.Empty)
            .ToList();
        var last = found.FindLastIndex(text => text.Length > 0);

        return found[..(last + 1)];
    }

    /// <summary>What is too much of anything, before anybody looks at it.</summary>
    public Error? Check() =>
        values.Count > policy.ParameterCountMax ? IngressoCodes.Bad("too many parameters")
        : values.Any(pair => pair.Key.Length > policy.TextLengthMax || pair.Value.Length > policy.TextLengthMax)
            ? IngressoCodes.Bad("a parameter is too long")
            : null;
}

/// <summary>A user's request that was let in, and what time it is for the supplier.</summary>
public sealed record IngressoCall(IngressoUser User, IngressoParameters Parameters, DateTimeOffset Now, Fault? Fault)
{
    /// <summary>On whose behalf the user calls; empty for nobody's.</summary>
    public string SubUser { get; init; } = string.Empty;

    public bool Wants(string flag) => Parameters.Flag(flag);
}

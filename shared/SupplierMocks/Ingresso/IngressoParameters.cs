using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Parameters of a request, from its query and its body. Each name has one value.</summary>
public sealed class IngressoParameters(IReadOnlyDictionary<string, string> values, IngressoPolicy policy)
{
    private static readonly string[] No = ["false", "0", "no"];

    public IEnumerable<string> Names => values.Keys;

    /// <summary>Null when the parameter is missing or empty.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    /// <summary>Reads a parameter that has two names.</summary>
    public string? Text(string name, string other) => Text(name) ?? Text(other);

    /// <summary>A flag is set when it is present, even when empty, and its value is not "no", "0" or "false".</summary>
    public bool Flag(string name) =>
        values.TryGetValue(name, out var text) && IsUp(text);

    public static bool IsUp(string text) => !No.Contains(text, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Reads an integer; <paramref name="missing"/> is the default.</summary>
    public Result<int> Number(string name, int min, int max, int missing) => Text(name) switch
    {
        null => missing,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max => number,
        _ => IngressoCodes.Bad(
            string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {min} to {max}")),
    };

    /// <summary>Reads <c>disc0</c>, <c>disc1</c> and so on. A gap gives an empty text.</summary>
    public IReadOnlyList<string> Numbered(string prefix, int count)
    {
        var found = Enumerable.Range(0, count)
            .Select(rank => Text(string.Create(CultureInfo.InvariantCulture, $"{prefix}{rank}")) ?? string.Empty)
            .ToList();
        var last = found.FindLastIndex(text => text.Length > 0);

        return found[..(last + 1)];
    }

    /// <summary>Checks the number and the lengths of all parameters.</summary>
    public Error? Check() =>
        values.Count > policy.ParameterCountMax ? IngressoCodes.Bad("too many parameters")
        : values.Any(pair => pair.Key.Length > policy.TextLengthMax || pair.Value.Length > policy.TextLengthMax)
            ? IngressoCodes.Bad("a parameter is too long")
            : null;
}

/// <summary>An authenticated request and the supplier's current time.</summary>
public sealed record IngressoCall(IngressoUser User, IngressoParameters Parameters, DateTimeOffset Now, Fault? Fault)
{
    /// <summary>The sub-user; empty for none.</summary>
    public string SubUser { get; init; } = string.Empty;

    public bool Wants(string flag) => Parameters.Flag(flag);
}

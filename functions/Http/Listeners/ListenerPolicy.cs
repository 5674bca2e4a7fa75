using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Serverless.Functions.Http.Listeners;

/// <summary>Addresses that belong to one published API. Section "Listeners" of the settings.</summary>
public sealed record ListenerPolicy : IValidatableObject
{
    private const string AnyHost = "*";

    /// <summary>
    /// Pairs of an address and an API contract, separated by commas: <c>tickets.example=Movie, *:3002=Tiketi</c>.
    /// </summary>
    public string Contracts { get; init; } = string.Empty;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from entry in Entries()
        where Read(entry) is null
        select new ValidationResult(
            $"\"{entry}\" in Listeners:Contracts is not an address and an API contract such as *:3002=Tiketi; "
                + $"the contracts are {string.Join(", ", Enum.GetNames<ApiContract>())}.");

    /// <summary>The contract of each address; of two entries for one address the first counts.</summary>
    public IReadOnlyDictionary<string, ApiContract> ByAddress() => Entries()
        .Select(Read)
        .OfType<(string Address, ApiContract ApiContract)>()
        .DistinctBy(one => one.Address)
        .ToDictionary(one => one.Address, one => one.ApiContract);

    private static (string Address, ApiContract ApiContract)? Read(string entry) =>
        entry.Split('=', StringSplitOptions.TrimEntries) is [var address, var name]
        && IsAddress(address)
        && Enum.GetNames<ApiContract>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? (address.ToLowerInvariant(), Enum.Parse<ApiContract>(name, ignoreCase: true))
            : null;

    private static bool IsAddress(string address) => address.Split(':') switch
    {
        [AnyHost, var port] => IsPort(port),
        [var host, var port] => IsPort(port) && Uri.CheckHostName(host) != UriHostNameType.Unknown,
        [var host] => Uri.CheckHostName(host) != UriHostNameType.Unknown,
        _ => false,
    };

    private static bool IsPort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    private string[] Entries() =>
        Contracts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

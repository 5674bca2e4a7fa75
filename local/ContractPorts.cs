using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Serverless.Local;

/// <summary>More ports to listen at, each of which belongs to one API contract.</summary>
internal static class ContractPorts
{
    /// <summary>Where the documentation of the original services has them listen.</summary>
    public static IReadOnlyDictionary<int, string> Original { get; } = new Dictionary<int, string>
    {
        [3002] = "Tiketi",
        [8080] = "Gateway",
        [9000] = "Movie",
        [5000] = "Hkdl",
        [5001] = "Ingresso",
    };

    /// <summary>The addresses, then the ports on the host of the first address. No port comes twice.</summary>
    public static string AddTo(string urls, IReadOnlyDictionary<int, string> ports)
    {
        if (ports.Count == 0)
        {
            return urls;
        }

        var given = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var addresses = given.Select(BindingAddress.Parse).ToArray();

        return string.Join(
            ';',
            given.Concat(ports.Keys
                .Where(port => !Array.Exists(addresses, address => address.Port == port))
                .Select(port => string.Create(
                    CultureInfo.InvariantCulture, $"{addresses[0].Scheme}://{addresses[0].Host}:{port}"))));
    }

    /// <summary>The value of Listeners:Contracts for these ports, on any host name.</summary>
    public static string SettingOf(IReadOnlyDictionary<int, string> ports) => string.Join(
        ", ",
        ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"*:{port.Key}={port.Value}")));
}

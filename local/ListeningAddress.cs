using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Serverless.Local;

/// <summary>Default address of the program: a loopback port, which only this machine can reach.</summary>
internal static class ListeningAddress
{
    private const string PortSetting = "PORT";
    private const int PortDefault = 7071;
    private const int PortMax = 65_535;

    public static string Of(IConfiguration settings) => settings[PortSetting] switch
    {
        null or "" => Of(PortDefault),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= PortMax => Of(port),
        _ => throw new OptionsValidationException(
            PortSetting, typeof(int), [$"{PortSetting} is a number from 0, for any free port, to {PortMax}."]),
    };

    private static string Of(int port) => $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
}

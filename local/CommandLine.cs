namespace Serverless.Local;

/// <summary>Parsed command-line arguments.</summary>
internal sealed record CommandLine(string? Urls, string DataDirectory, bool LoadSamples, bool UseOriginalPorts)
{
    public bool UseFakeBootpay { get; init; }

    public const string Usage = """
        dotnet run --project local -- [--urls http://127.0.0.1:7071] [--data .data] [--no-samples]
                                       [--original-ports] [--fake-bootpay]

          --urls            where to listen; without it the setting PORT names the port, on this machine alone
          --data            the folder that keeps everything
          --no-samples      start without the sample on-sale
          --original-ports  also listen where the original services did: 3002, 8080, 9000, 5000, 5001
          --fake-bootpay    payments of flights go to a fake Bootpay; without it, and without keys, they are simulated
        """;

    /// <summary>Null for invalid arguments.</summary>
    public static CommandLine? Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(Urls: null, ".data", LoadSamples: true, UseOriginalPorts: false);

        for (var index = 0; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : null;

            switch (arguments[index])
            {
                case "--urls" when value is not null:
                    line = line with { Urls = value };
                    index++;
                    break;
                case "--data" when value is not null:
                    line = line with { DataDirectory = value };
                    index++;
                    break;
                case "--no-samples":
                    line = line with { LoadSamples = false };
                    break;
                case "--original-ports":
                    line = line with { UseOriginalPorts = true };
                    break;
                case "--fake-bootpay":
                    line = line with { UseFakeBootpay = true };
                    break;
                default:
                    return null;
            }
        }

        return line;
    }
}

using Serverless.Local;
using Serverless.Local.Samples;

if (CommandLine.Parse(args) is not { } line)
{
    Console.Error.WriteLine(CommandLine.Usage);

    return 2;
}

var ports = line.UseOriginalPorts ? ContractPorts.Original : new Dictionary<int, string>();

try
{
    await using var platform = await LocalPlatform.StartAsync(
        new LocalPlatformOptions
        {
            DataDirectory = line.DataDirectory,
            Urls = line.Urls,
            ContractPorts = ports,
            UsesFakeBootpay = line.UseFakeBootpay,

            // A terminal shows the welcome; a log collector gets JSON lines.
            WritesJsonLog = Console.IsOutputRedirected,
        },
        CancellationToken.None);
    var samples = line.LoadSamples
        ? await SampleData.Of(platform.Services).LoadAsync(CancellationToken.None)
        : null;
    Console.WriteLine(Welcome.Describe(platform.BaseAddress, samples, ports));

    if (platform.Bootpay is { } bootpay)
    {
        Console.WriteLine(Welcome.DescribeBootpay(bootpay.BaseAddress));
    }

    await platform.WaitForShutdownAsync();

    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception, line) is { } reason)
{
    Console.Error.WriteLine(reason);

    return 1;
}

using Serverless.Local;

if (CommandLine.Parse(args) is not { } line)
{
    Console.Error.WriteLine(CommandLine.Usage);

    return 2;
}

try
{
    await using var platform = await LocalPlatform.StartAsync(
        new LocalPlatformOptions { DataDirectory = line.DataDirectory, Urls = line.Urls }, CancellationToken.None);
    Console.WriteLine(Welcome.Describe(platform.BaseAddress));
    await platform.WaitForShutdownAsync();

    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception, line) is { } reason)
{
    Console.Error.WriteLine(reason);

    return 1;
}

using System.Diagnostics;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>
/// A fact that needs zbarimg. It is skipped where zbarimg is not installed, except in CI, where it fails.
/// </summary>
internal sealed class ZbarInstalledFactAttribute : FactAttribute
{
    public ZbarInstalledFactAttribute()
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Zbar.Program)));

        if (!isInstalled && Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            Skip = "zbarimg is not installed (package zbar-tools).";
        }
    }
}

/// <summary>Reads QR codes from images, like a scanner.</summary>
internal static class Zbar
{
    public const string Program = "zbarimg";

    public static async Task<string> ReadAsync(byte[] image)
    {
        var file = Path.GetTempFileName();

        try
        {
            await File.WriteAllBytesAsync(file, image);
            using var process =
                Process.Start(new ProcessStartInfo(Program, ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
            using var timeLimit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var text = await process.StandardOutput.ReadToEndAsync(timeLimit.Token);
            await process.WaitForExitAsync(timeLimit.Token);

            return text.TrimEnd('\n');
        }
        finally
        {
            File.Delete(file);
        }
    }
}

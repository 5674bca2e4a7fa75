using System.Diagnostics;

namespace Serverless.Functions.Tests.Browser;

/// <summary>A headless browser with a profile of its own, which shows one page and is ended with this object.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _profile;
    private readonly Process _process;

    private Chromium(DirectoryInfo profile, Process process) => (_profile, _process) = (profile, process);

    /// <summary>The path of the program; null when none is installed.</summary>
    public static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
         from program in Programs
         let path = Path.Combine(folder, program)
         where File.Exists(path)
         select path).FirstOrDefault();

    public static Chromium Open(Uri page)
    {
        var profile = Directory.CreateTempSubdirectory("chromium-");
        var start = new ProcessStartInfo(Find()!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", $"--user-data-dir={profile.FullName}",
                page.ToString(),
            },
        };
        var process = Process.Start(start)!;

        // It writes much, and a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        return new Chromium(profile, process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(EndLimit);
        _process.Dispose();

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser may still write its profile; the system empties the folder of temporary files.
        }
    }
}

using System.Diagnostics;

namespace Serverless.Local.Processes;

/// <summary>
/// A folder with a package.json. Its packages are restored once, even if several processes need them.
/// </summary>
public static class NpmFolder
{
    private const string Modules = "node_modules";
    private const string Receipt = "restored";
    private const string LockFile = "package-lock.json";

    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs "npm ci" unless the packages of the current lock file are installed.</summary>
    public static async Task RestoreAsync(string folder, CancellationToken cancellationToken)
    {
        if (await IsRestoredAsync(folder, cancellationToken))
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RestoreLimit);
        await using var turn = await TakeTurnAsync(folder, limit.Token);

        // The process that held the lock may have restored them.
        if (!await IsRestoredAsync(folder, limit.Token))
        {
            await RunAsync(folder, limit.Token);
            File.Copy(Path.Combine(folder, LockFile), ReceiptOf(folder), overwrite: true);
        }
    }

    private static string ReceiptOf(string folder) => Path.Combine(folder, Modules, Receipt);

    private static async Task<bool> IsRestoredAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            var restored = await File.ReadAllTextAsync(ReceiptOf(folder), cancellationToken);

            return restored == await File.ReadAllTextAsync(Path.Combine(folder, LockFile), cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // The operating system releases the lock when its process ends for any reason.
    private static async Task<FileStream> TakeTurnAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "obj", "restore.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        // On Windows npm is a script, which only the command shell can start.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", "npm", "ci"])
            : new ProcessStartInfo("npm", ["ci"]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm ci failed in {folder}: {await output}{await errors}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
